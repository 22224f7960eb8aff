import { describe, expect, test } from 'vitest';
import { checkImageFile } from '@/lib/pixels/check-image-file';

type Part = string | Uint8Array<ArrayBuffer>;
const check = (...parts: Part[]) => checkImageFile(new Blob(parts, { type: 'image/png' }));
const bytes = (...values: number[]) => Uint8Array.from(values);
const little = (size: 1 | 2 | 4, ...values: number[]) =>
  bytes(...values.flatMap((value) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255)));
const big = (size: 2 | 4, value: number) => little(size, value).reverse();

/** Signature and IHDR. */
const pngHeader = (width: number, height: number): Part[] => [
  bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
  ...['IHDR', big(4, width), big(4, height), bytes(8, 6, 0, 0, 0, 0, 0, 0, 0)],
];
/** With a colour table, a comment, and a frame whose size may differ from the screen's. */
const gif = (width: number, height: number, [frameWidth, frameHeight] = [width, height]): Part[] => [
  ...['GIF89a', little(2, width, height), bytes(0x80, 0, 0, 0, 0, 0, 255, 255, 255)],
  ...[bytes(0x21, 0xfe, 2), 'hi', bytes(0, 0x2c), little(2, 0, 0, frameWidth, frameHeight), bytes(0, 2, 0, 0x3b)],
];
const METADATA = [bytes(0xff, 0xe1), big(2, 60_000), new Uint8Array(59_998)];
const jpeg = (...metadata: Part[]): Part[] => [
  bytes(0xff, 0xd8),
  ...metadata,
  ...[bytes(0xff, 0xc0, 0, 17, 8), big(2, 480), big(2, 640), new Uint8Array(10)],
];
const bmp = (width: number, height: number): Part[] => [
  ...['BM', new Uint8Array(12), little(4, 40, width, height), new Uint8Array(28)],
];
/** Two entries that both claim to be small, the second one with a picture of its own. */
const ico = (...embedded: Part[]): Part[] => {
  const entry = (side: number, at: number) => [little(1, side, side, 0, 0), little(2, 1, 32), little(4, 40, at)];
  const bitmap = [little(4, 40, 16, 32), new Uint8Array(28)];
  return [little(2, 0, 1, 2), ...entry(16, 38), ...entry(32, 78), ...bitmap, ...embedded];
};

describe('the size', () => {
  test.each<[string, Part[], string, number, number]>([
    ['of a GIF', gif(30, 20), 'gif', 30, 20],
    ['of a JPEG', jpeg(), 'jpeg', 640, 480],
    ['of a JPEG with more metadata than the first read covers', jpeg(...METADATA, ...METADATA), 'jpeg', 640, 480],
    ['of a BMP', bmp(30, 20), 'bmp', 30, 20],
    ['of a BMP from the top down', bmp(30, -20), 'bmp', 30, 20],
    ['of the largest picture of an ICO', ico(...pngHeader(32, 32)), 'x-icon', 32, 32],
  ])('%s', async (_, file, type, width, height) => {
    expect(await check(...file)).toEqual({ type: `image/${type}`, width, height });
  });
});

describe('what must not be decoded', () => {
  test.each<[string, string, Part[]]>([
    ['a PNG with a very long row', 'too-many-pixels', pngHeader(40_000, 10)],
    ['a PNG without width', 'broken-image', pngHeader(0, 10)],
    ['a PNG cut off in its header', 'not-an-image', pngHeader(5, 5).slice(0, 3)],
    ['a GIF with a frame larger than its screen', 'too-many-pixels', gif(1, 1, [60_000, 60_000])],
    ['a GIF without a frame', 'not-an-image', gif(1, 1).slice(0, 3)],
    ['a large PNG in an ICO', 'too-many-pixels', ico(...pngHeader(16_000, 16_000))],
    ['an ICO that is cut off', 'not-an-image', ico()],
    ['JSON', 'not-an-image', ['{"error":"<svg>"}']],
    ['long noise', 'not-an-image', [new Uint8Array(100_000).map((_, at) => (at * 7919) % 251)]],
  ])('%s: %s', async (_, reason, file) => {
    await expect(check(...file)).rejects.toMatchObject({ name: 'DescribeError', reason });
  });
});

describe('SVG', () => {
  test.each([
    ['after space', ' \n\t<svg>'],
    ['after a processing instruction with an angle bracket', '<?xml version="1.0"?><?xml-stylesheet href="a>b"?><svg>'],
    ['after several comments', '<!-- a > b --><!-- <html> --><svg>'],
    ['after a doctype with a subset', '<!DOCTYPE svg [ <!ATTLIST svg x CDATA "1"> ]>\n<svg>'],
    ['with a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg">'],
    [
      'after all of it',
      '\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n<!-- b -->\n<svg viewBox="0 0 1 1"/>',
    ],
  ])('%s', async (_, text) => expect(await check(text)).toEqual({ type: 'image/svg+xml', width: 0, height: 0 }));

  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  test.each([
    ['another element', '<svgish/>'],
    ['text before it', 'hello <svg/>'],
    ['an open comment', '<!-- <svg/>'],
    ['upper case', '<SVG/>'],
    ['a parameter entity', '<svg><!-- --><!entity % a "b"></svg>'],
    ['the billion laughs', `<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]><svg><text>&l9;</text></svg>`],
    // These took exponential time.
    ['a run of comments', '<!---->'.repeat(9_000)],
    ['a run of doctypes', '<!doctype svg ['.repeat(4_000)],
    ['a run of open instructions', '<?'.repeat(30_000)],
  ])('not %s', async (_, text) => expect(check(text)).rejects.toMatchObject({ reason: 'not-an-image' }));
});
