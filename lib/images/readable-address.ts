/** Characters; more is not listened to. */
const MAX_LENGTH = 80;
/** File names that servers fill in by themselves, so that they say nothing. */
const DEFAULT_PAGES = /^(index|default|home|main)\.\w+$/i;
const PAGE_EXTENSION = /\.(html?|xhtml|php\d?|aspx?|jsp|cgi)$/i;
/** Serial numbers, hashes and single letters; but not "covid-19", "mp3" and years. */
const MACHINE_WORD =
  /^(\d{3}|\d{5,}|(?!(19|20)\d\d)\d{4}|(?=.*\d)[0-9a-f]{8,}|(?=.*\d)(?=.*[a-z])[a-z0-9]{8,}|[a-z]{1,2}\d{3,}|[a-z]?)$/i;
const LANGUAGE = /^[a-z]{2}([-_][a-z]{2})?$/i;

/**
 * A destination in words that can be listened to: "red shoes" for /shop/red-shoes_1234.html, "red shoes, example.org"
 * when that is another host, else the host, an e-mail address or a telephone number. '' for what has no such words.
 */
export function readableAddress(url: URL, page: URL): string {
  if (url.protocol === 'mailto:' || url.protocol === 'tel:' || url.protocol === 'sms:') return contactOf(url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:' && url.protocol !== 'file:') return '';
  const isHere = url.origin === page.origin && url.pathname === page.pathname && url.search === page.search;
  const words = isHere ? wordsOf(url.hash.slice(1)) : wordsOfPath(url.pathname);
  const host = url.hostname.replace(/^www\./, '');
  if (!words) return host;
  return url.host === page.host ? words : `${words}, ${host}`;
}

const contactOf = (url: URL) => decode(url.pathname).slice(0, MAX_LENGTH);

/** The last part of a path that is made of words. */
function wordsOfPath(path: string): string {
  const parts = path.split('/').filter((part) => !DEFAULT_PAGES.test(part));
  for (const part of parts.reverse()) {
    const words = wordsOf(part.replace(PAGE_EXTENSION, ''));
    if (words) return words;
  }
  return '';
}

/** '' when nothing is left that has a word in it. */
function wordsOf(part: string): string {
  if (LANGUAGE.test(part)) return '';
  const words = decode(part)
    .split(/[\s\-_+.,;:=&!~/]+/)
    .filter((word) => !MACHINE_WORD.test(word));
  const text = words.join(' ').slice(0, MAX_LENGTH).trim();
  return /\p{L}{2}/u.test(text) ? text : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
