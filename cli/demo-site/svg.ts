import { type IconName, readIcon } from './icon-sets';

const INK = '#1b1f24';

export interface SvgOptions {
  /** What the one-coloured sets are drawn in. */
  colour?: string;
  /** Height in CSS px. */
  size?: number;
}

/** A stand-alone SVG document. */
export function svgDocument(name: IconName, { colour = INK, size = 64 }: SvgOptions = {}): string {
  const { body, width, height } = readIcon(name);
  const attributes = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"`;
  return `<svg ${attributes} ${dimensions(width, height, size)} color="${colour}">${body}</svg>`;
}

/** An <svg> element in the text's colour. Only for images without ids of their own: ids belong to the whole page. */
export function inlineSvg(name: IconName, size: number, attributes = ''): string {
  const { body, width, height } = readIcon(name);
  const box = `viewBox="0 0 ${width} ${height}" ${dimensions(width, height, size)}`;
  return `<svg ${box}${attributes && ' '}${attributes}>${body}</svg>`;
}

/** A <symbol> for a sprite. */
export function symbol(name: IconName, id: string): string {
  const { body, width, height } = readIcon(name);
  return `<symbol id="${id}" viewBox="0 0 ${width} ${height}">${body}</symbol>`;
}

/** The width that goes with a height, as attributes. */
export function dimensions(width: number, height: number, size: number): string {
  return `width="${Math.round((width / height) * size)}" height="${size}"`;
}
