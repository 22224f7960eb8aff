/** One thing that may stand before the root element: space, XML declaration, comment, doctype with or without subset. */
const BEFORE_ROOT = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype\s[^>[]*(?:\[[^\]]*\]\s*)?>/iy;
const SVG_ROOT = /<(?:[\w.-]+:)?svg[\s/>]/y;

/**
 * Whether a text is an XML document with an svg root, as far as its beginning tells. It steps over the prolog part by
 * part: one regular expression for all of it takes exponential time on a hostile run of comments.
 */
export function beginsWithSvg(text: string): boolean {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    BEFORE_ROOT.lastIndex = at;
    if (!BEFORE_ROOT.test(text)) break;
    at = BEFORE_ROOT.lastIndex;
  }
  SVG_ROOT.lastIndex = at;
  return SVG_ROOT.test(text);
}
