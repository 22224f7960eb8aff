const GENERIC =
  /^(an? |the )?(image|img|photo|picture|pic|graphic|icon|logo|banner|thumbnail|untitled|placeholder|spacer|no alt( text)?|alt( text)?|null|undefined|\[object object\])[\s_-]*\d*$/i;
const FILE = /^\S*[\w-]+\.(jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?|heic)(\?\S*)?$/i;
const CAMERA = /^(img|image|dsc[fn]?|dscn|pict?|photo|screenshot|mvimg|pxl|vid|gopr|p)[\s_-]*\d[\d\s_-]*$/i;
const GUID = /^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;
const HASH = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{16,}$/i;
const ADDRESS = /^(https?:\/\/|data:|blob:|\/\/)\S*$/i;
const PATTERNS = [GENERIC, FILE, CAMERA, GUID, HASH, ADDRESS];

/**
 * Whether a name is a machine's and not a person's: a file name, an address, a hash, or a word that only says that there
 * is an image. Short real words ("Bob", "EY", "404") are not junk.
 */
export function isJunkName(name: string, source = ''): boolean {
  const text = name.trim();
  return PATTERNS.some((pattern) => pattern.test(text)) || isBaseNameOf(source, text);
}

/** The base name of the file, unless it is made of plain words: "search" for search.svg is a name, "hdr_v2-3" is not. */
function isBaseNameOf(source: string, text: string): boolean {
  const base = /([^/?#]+?)(\.\w+)?([?#]|$)/.exec(source.replace(/^[^?#]*\//, ''))?.[1];
  if (!base || source.startsWith('data:')) return false;
  const looksMachineMade = /[_\d]/.test(base) && /[a-z]/i.test(base);
  return looksMachineMade && fold(safeDecode(base)) === fold(text);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ')
    .trim();
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
