import { i18n } from '#i18n';
import { accessibleName } from '../../images/accessible-name';
import { judge } from '../../images/judge';
import { URGENCY } from '../../messaging/protocol';
import type { Outcome } from '../../shared/outcome';
import { askForOutcome } from '../ask-for-outcome';
import { wordsForReason } from '../reason-words';
import { toPlainText, wordsFor } from '../wording';
import { DescribeDialog, type DialogContent } from './describe-dialog';

/**
 * Describes one image in a dialog, whatever the page says of it: also a decorative or an already named one.
 * `ownWords`: what Altlight itself has written on it, so that it is not taken for the author's.
 */
export async function describeOnRequest(image: Element | null, ownWords: string | null): Promise<void> {
  const closed = new AbortController();
  const dialog = new DescribeDialog(() => closed.abort());
  if (!image) return dialog.show({ answer: i18n.t('dialog.noImage'), details: [], canCopy: false });

  const outcome = await askForOutcome(image, URGENCY.asked, closed.signal);
  if (!closed.signal.aborted) dialog.show(contentOf(outcome, whatThePageSays(image, ownWords)));
}

function contentOf(outcome: Outcome, pageWords: string[]): DialogContent {
  if (outcome.state !== 'described') {
    return { answer: wordsForReason(outcome.reason), details: pageWords, canCopy: false };
  }
  const madeBy = i18n.t('dialog.source', [outcome.source]);
  const sureness = i18n.t('dialog.confidence', [String(Math.round(outcome.confidence * 100))]);
  return { answer: wordsFor(outcome), details: [madeBy, sureness, ...pageWords], canCopy: true };
}

function whatThePageSays(image: Element, ownWords: string | null): string[] {
  const name = toPlainText(accessibleName(image));
  if (name && name !== ownWords) return [i18n.t('dialog.author', [name])];
  return judge(image).state === 'decorative' ? [i18n.t('dialog.decorative')] : [];
}
