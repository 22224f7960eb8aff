import { crc32, deflateSync } from 'node:zlib';

type Rgba = readonly [number, number, number, number?];

/** A PNG (RFC 2083) of any picture that can be painted pixel by pixel. */
export function png(width: number, height: number, paint: (x: number, y: number) => Rgba): Buffer {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue, alpha = 255] = paint(x, y);
      rows.set([red, green, blue, alpha], y * (width * 4 + 1) + 1 + x * 4);
    }
  }
  return file(width, height, 8, 6, deflateSync(rows));
}

/** 16000 x 16000 black pixels in 31 KB: decoded they take a gigabyte. */
export function decompressionBomb(): Buffer {
  const side = 16_000;
  return file(side, side, 1, 0, deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 }));
}

/** White, with a red disc: what the bundled model knows best. Each shade, 0 to 999, has other pixels. */
export const flagOfJapan = (side = 96, shade = 0): Buffer =>
  png(side, side, (x, y) => {
    const isDisc = Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) < side / 6;
    return isDisc ? [188 + (shade % 25), 0, 20 + Math.floor(shade / 25)] : [255, 255, 255];
  });

export const blank = (side = 96): Buffer => png(side, side, () => [250, 250, 250]);

function file(width: number, height: number, depth: number, colourType: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}
