import { i18n } from '#i18n';
import type { ListedImage } from '../../lib/messaging/ports';
import { ENDPOINT_ID } from '../../lib/shared/endpoint';
import type { Declined } from '../../lib/shared/outcome';
import type { Verdict } from '../../lib/shared/verdict';
import { nameOfDescriber } from '../words/describer-names';
import { wordsForReason } from '../words/reason-words';
import { wordsForVerdict } from '../words/verdict-words';

/** The states as the list tells them apart. */
export const GROUPS = ['described', 'without', 'waiting', 'named', 'decorative'] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf({ state }: ListedImage): Group {
  if (state === 'described' || state === 'named' || state === 'decorative') return state;
  return state === 'pending' ? 'waiting' : 'without';
}

/** How an image is, and why. @param names of models, by their id */
export function wordsForState(image: ListedImage, names: Readonly<Record<string, string>>): string {
  const { state, reason, source } = image;
  if (state === 'pending') return i18n.t('images.waiting');
  if (state === 'named') return i18n.t('images.byAuthor');
  if (state === 'decorative') return wordsForVerdict({ state, reason } as Verdict) ?? '';
  if (state !== 'described') return wordsForReason(reason as Declined['reason']);
  if (source === 'user') return i18n.t('dialog.byYou');
  if (source === 'author') return i18n.t('dialog.lent');
  if (source === 'page') return i18n.t('dialog.destination');
  return source === ENDPOINT_ID
    ? i18n.t('dialog.yourServer')
    : i18n.t('dialog.source', [nameOfDescriber(source ?? '', names[source ?? ''])]);
}
