const THING = '(?:image|picture|photo(?:graph)?|photography|illustration|drawing|scene|screenshot)';
const QUALITY =
  '(?:(?:close[- ]?up|black[- ]and[- ]white|colou?r(?:ful|ed)?|low[- ]angle|high[- ]angle|aerial|stock)\\s+)*';

const OPENERS = [
  new RegExp(
    `^(?:in )?(?:the|this|that) ${QUALITY}${THING}(?: here)?,? (?:shows?|depicts?|features?|displays?|captures?|portrays?|presents?|contains?|illustrates?)\\s+(?:us\\s+)?`,
    'i',
  ),
  new RegExp(
    `^(?:this|that|it) (?:is|appears to be|seems to be|looks like) (?:an? |the )?${QUALITY}${THING} (?:of|showing|depicting|with)\\s+`,
    'i',
  ),
  new RegExp(`^in (?:the|this) ${THING},?\\s+(?:(?:we|you|one) (?:can )?see\\s+|there (?:is|are)\\s+)?`, 'i'),
  new RegExp(`^(?:an? |the )?${THING} (?:of|showing|depicting)\\s+`, 'i'),
  /^(?:we|you|i) can see (?:that )?/i,
  /^there (?:is|are) (?=an? |the |some |two |three |several |many )/i,
  /^(?:das|dieses) (?:bild|foto) zeigt\s+/i,
  /^(?:l['’]image|cette image|la photo) (?:montre|représente)\s+/i,
  /^(?:la imagen|esta imagen|la foto) (?:muestra|representa)\s+/i,
];

/** Without "The image shows": a screen reader has just said that it is an image. */
export function withoutOpener(text: string): string {
  for (const opener of OPENERS) {
    const rest = text.replace(opener, '');
    if (rest !== text && rest.trim() !== '') return capitalised(rest);
  }
  return text;
}

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
