const GENERIC_WORDS = [
  ...['image', 'img', 'photo', 'picture', 'pic', 'graphic', 'icon', 'logo', 'banner', 'thumbnail', 'spacer'],
  ...['untitled', 'unnamed', 'placeholder', 'null', 'undefined', '\\[object object\\]'],
  ...['(image |no )?alt(ernative)?( text| tag)?', 'image description'],
].join('|');
/** Also numbered, as a carousel does: "Image 2 of 5". */
const GENERIC = new RegExp(`^(an? |the )?(${GENERIC_WORDS})[\\s_-]*(\\d+( ?(of|/) ?\\d+)?)?$`, 'i');
/** At most two words and a copy's number: "A diagram of logo.svg" is a person's. */
const FILE = /^\S*( \S*)?[\w-]( ?\(\d+\))?\.(jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?|heic)(\?\S*)?$/i;
const CAMERA =
  /^_?(fb_)?(img|image|dsc[fn]?|mg|pict?|photo|screenshot|mvimg|pxl|vid|gopr)[\s_-]*e?\d[\d\s_-]*(wa\d+)?( ?\(\d+\))?$/i;
const OLYMPUS = /^p\d{7}$/i;
const TIMED = /^((screen ?shot|whatsapp image)\b.*\d{4}-\d\d-\d\d.*|\d{8}[_-]\d{6,})$/i;
const GUID = /^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;
const HASH = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{16,}$/i;
const ADDRESS = /^(https?:\/\/|data:|blob:|\/\/)\S*$/i;
const PATTERNS = [GENERIC, FILE, CAMERA, OLYMPUS, TIMED, GUID, HASH, ADDRESS];
/** An underscore, "v2", a serial number, "300x200"; but not "U2", "iPhone 15", "R2-D2" or "1984". */
const MACHINE_MADE = /_|[a-z]\d|\d{6}|\b\d+x\d*\b/;

/**
 * Whether a name is a machine's and not a person's: a file name, an address, a hash, or a word that only says that there
 * is an image. Short real words ("Bob", "EY", "404") are not junk.
 */
export function isJunkName(name: string, source = ''): boolean {
  const text = name.trim();
  return PATTERNS.some((pattern) => pattern.test(text)) || isBaseNameOf(source, text);
}

/** The base name of the file, unless a person may have named it so: "search" for search.svg, "Red panda" for red_panda. */
function isBaseNameOf(source: string, text: string): boolean {
  if (!MACHINE_MADE.test(text) || source.startsWith('data:')) return false;
  const base = /([^/?#]+?)(\.\w+)?([?#]|$)/.exec(source.replace(/^[^?#]*\//, ''))?.[1];
  return base !== undefined && fold(safeDecode(base)) === fold(text);
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
