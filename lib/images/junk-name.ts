/** The plain word for a kind of image, in several languages. */
const KINDS = [
  ...['image', 'img', 'photo', 'picture', 'pic', 'graphic', 'icon', 'logo', 'banner', 'thumbnail', 'spacer'],
  ...['avatar', 'badge', 'screen ?shot'],
  ...['bild', 'foto', 'grafik', 'abbildung', 'afbeelding', 'billede', 'bilde', 'kuva', 'kép', 'obraz', 'obrázek'],
  ...['imagen', 'imagem', 'immagine', 'fotografía', 'resim', 'görsel', 'gambar'],
  ...['изображение', 'картинка', 'фото', 'рисунок', 'зображення', 'εικόνα', 'صورة', 'תמונה'],
  ...['画像', '写真', 'イメージ', '图片', '图像', '圖片', '이미지', '사진'],
].join('|');
/** Words that say where an image stands or how it is cut, and not what it shows. */
const BEFORE_KIND = [
  ...['main', 'header', 'footer', 'top', 'bottom', 'left', 'right', 'static', 'circle', 'rounded', 'thumbnail'],
  ...['sample', 'example', 'random', 'dummy', 'placeholder'],
].join('|');
const AFTER_KIND = ['placeholder', "d[e'’] ?(exemplo|ejemplo|exemple|esempio)", 'aleat[oó]ria'].join('|');
const PLACEHOLDERS = [
  ...['untitled', 'unnamed', 'placeholder', 'null', 'undefined', '\\[object object\\]'],
  ...['(image |no )?alt(ernative)?( text| tag)?', 'image description', 'bildbeschreibung', '(图片|圖片)描述'],
  ...['texte alternatif', 'texto alternativo', 'alternativtext', '(slide|product|item|user)(?=[\\s_-]*\\d)'],
].join('|');
/** Also numbered, as a carousel does: "Image 2 of 5". */
const GENERIC = new RegExp(
  `^(an? |the )?(((${BEFORE_KIND})[\\s_-]*)?(${KINDS})( (${AFTER_KIND}))?|${PLACEHOLDERS})` +
    '[\\s_-]*(\\d+( ?(of|/) ?\\d+)?)?$',
  'i',
);
const DOTS = /^(\.{2,3}|…|[_-]{2,})$/;
/** As a template engine left it: "{{ title }}", "<%= name %>", "${alt}". */
const TEMPLATE = /^(\{\{ *\w[^}]*\}\}|\{%[^}]*%\}|<%[^>]*%>|\[%[^\]]*%\]|\$?\{\w[^{}]*\})$/;
/** At most two words and a copy's number: "A diagram of logo.svg" is a person's. */
const FILE = /^\S*( \S*)?[\w-]( ?\(\d+\))?\.(jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?|heic)(\?\S*)?$/i;
const CAMERA =
  /^_?(fb_)?(img|image|dsc[fn]?|mg|pict?|photo|screenshot|mvimg|pxl|vid|gopr)[\s_-]*e?\d[\d\s_-]*(wa\d+)?( ?\(\d+\))?$/i;
const OLYMPUS = /^p\d{7}$/i;
const TIMED =
  /^((screen ?shot|whatsapp image)\b.*\d{4}-\d\d-\d\d.*|\d{8}[_-]\d{6,}|\d{4}-\d\d-\d\d[ _t-]+\d\d?([ .:_-]\d\d){2})$/i;
const GUID = /^(\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?|\S*[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\S*)$/i;
const HASH = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{16,}$/i;
const ADDRESS = /^(https?:\/\/|data:|blob:|\/\/)\S*$/i;
const BYTES = /^\d{4,} ?b(ytes)?$/i;
const PATTERNS = [GENERIC, DOTS, TEMPLATE, FILE, CAMERA, OLYMPUS, TIMED, GUID, HASH, ADDRESS, BYTES];
/** An underscore, "v2", a serial number, "300x200"; but not "U2", "iPhone 15", "R2-D2" or "1984". */
const MACHINE_MADE = /_|[a-z]\d|\d{6}|\b\d+x\d*\b/;
/** What is enough to know a part of a base name by: "Web3 conference" may be a person's, of web3-conference-2026.jpg. */
const SURELY_MACHINE_MADE = /_|\d{6}/;

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
  if (base === undefined) return false;
  const [whole, part] = [fold(safeDecode(base)), fold(text)];
  return whole === part || (SURELY_MACHINE_MADE.test(text) && isAllButSerial(whole, part));
}

/** As a CMS stores a file: "wine_shop" as wine_shop-8f14e45f.jpg or 1390624252000-wine_shop.jpg. */
function isAllButSerial(whole: string, part: string): boolean {
  const rest = ` ${whole} `.split(` ${part} `);
  return rest.length === 2 && rest.includes('') && /\d/.test(rest.join(''));
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
