import { i18n } from '#i18n';
import { languageAt, primary } from '../images/language';
import { type Purpose, purposeOf } from '../images/purpose';
import { readableAddress } from '../images/readable-address';
import { baseUriOf } from '../shared/dom';
import { type Described, inAuthorsWords, type Outcome } from '../shared/outcome';
import type { Hedge } from '../shared/preferences';
import { toPlainText, wordsFor } from '../shared/wording';
import type { Name } from './description-writer';
import type { LinkTexts } from './link-texts';

/** An image's outcome; that of a link's only content is where the link leads, when nothing else is known. */
export function withPurpose(image: Element, outcome: Outcome, linkTexts: LinkTexts): Outcome {
  if (outcome.state === 'described') return outcome;
  const destination = destinationWords(purposeOf(image), linkTexts);
  return destination ? inAuthorsWords('link-destination', destination) : outcome;
}

/**
 * What an image is called: what it shows or, where it is all that a link has, where the link leads together with what it
 * shows (design: "Function over appearance").
 */
export function nameFor(image: Element, described: Described, linkTexts: LinkTexts, hedge: Hedge): Name {
  const purpose = purposeOf(image);
  const destination = destinationWords(purpose, linkTexts);
  if (!destination) {
    const meaning = purpose?.type === 'button' ? iconMeaning(described) : described;
    return { text: wordsFor(meaning, hedge), language: foreignLanguage(image, described) };
  }
  const adds = described.source !== 'page' && !saysTheSame(destination, iconMeaning(described).text);
  const text = adds ? i18n.t('linkAndImage', [destination, wordsFor(described, hedge, 'hedgedInside')]) : destination;
  return { text, language: null };
}

/** Other words of the author for the same destination, else its address as it can be read. */
function destinationWords(purpose: Purpose | null, linkTexts: LinkTexts): string {
  if (purpose?.type !== 'link') return '';
  const { destination } = purpose;
  return toPlainText(linkTexts.textFor(destination) || readableAddress(destination, new URL(baseUriOf(document))));
}

/** A button with the search icon is for searching, and not an icon. */
function iconMeaning(described: Described): Described {
  return described.kind === 'icon' ? { ...described, text: described.text.replace(/ icon$/, '') } : described;
}

const saysTheSame = (one: string, other: string) => one.toLowerCase().includes(other.toLowerCase());

function foreignLanguage(image: Element, { language }: Described): string | null {
  return language !== null && primary(language) !== primary(languageAt(image)) ? language : null;
}
