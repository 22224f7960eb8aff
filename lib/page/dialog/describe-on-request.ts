import { i18n } from '#i18n';
import { accessibleName } from '../../images/accessible-name';
import { contextOf } from '../../images/context';
import { judge } from '../../images/judge';
import { URGENCY } from '../../messaging/protocol';
import { backgroundBehind } from '../../pixels/background-behind';
import type { Described, Outcome } from '../../shared/outcome';
import { askForOutcome } from '../ask-for-outcome';
import type { PageDescriber } from '../page-describer';
import { wordsForReason } from '../reason-words';
import { wordsForVerdict } from '../verdict-words';
import { toPlainText, wordsFor } from '../wording';
import { DescribeDialog, type DialogContent } from './describe-dialog';
import { undoFor } from './undo';

/**
 * Describes one image in a dialog, whatever the page says of it: also a decorative or an already named one.
 * `describer`: undefined where Altlight is off.
 */
export async function describeOnRequest(image: Element | null, describer: PageDescriber | undefined): Promise<void> {
  const closed = new AbortController();
  const dialog = new DescribeDialog(() => closed.abort());
  if (!image) return dialog.show({ answer: i18n.t('dialog.noImage'), language: null, details: [], canCopy: false });

  const record = describer?.records.get(image);
  const pageWords = whatThePageSays(image, record?.written ?? null);
  if (describer) dialog.offer(undoFor(image, describer));
  const onText = (text: string) => dialog.draft(toPlainText(text));
  const outcome = await askForOutcome(image, backgroundBehind(image), URGENCY.asked, closed.signal, { onText });
  if (!closed.signal.aborted) dialog.show(contentOf(better(outcome, record?.outcome), pageWords));
}

/** Words lent from the author count when the pixels say nothing. */
function better(outcome: Outcome, known: Outcome | undefined): Outcome {
  return outcome.state !== 'described' && known?.state === 'described' ? known : outcome;
}

function contentOf(outcome: Outcome, pageWords: string[]): DialogContent {
  if (outcome.state !== 'described') {
    return { answer: wordsForReason(outcome.reason), language: null, details: pageWords, canCopy: false };
  }
  const details = [...origin(outcome), ...pageWords];
  return { answer: wordsFor(outcome), language: outcome.language, details, canCopy: true };
}

function origin({ reason, source, confidence }: Described): string[] {
  if (reason === 'lent-by-author') return [i18n.t('dialog.lent')];
  if (reason === 'link-destination') return [i18n.t('dialog.destination')];
  const madeBy = i18n.t('dialog.source', [source]);
  return confidence === null ? [madeBy] : [madeBy, i18n.t('dialog.confidence', [String(Math.round(confidence * 100))])];
}

/** What the page says of the image and around it, told apart from what is seen in it. */
function whatThePageSays(image: Element, ownWords: string | null): string[] {
  const name = toPlainText(accessibleName(image));
  const hasAuthorsName = name !== '' && name !== ownWords;
  const own = hasAuthorsName ? i18n.t('dialog.author', [name]) : wordsForVerdict(judge(image));
  const { caption, heading, linkTarget } = contextOf(image);
  const lines = [
    own,
    caption && i18n.t('dialog.caption', [toPlainText(caption)]),
    heading && i18n.t('dialog.heading', [toPlainText(heading)]),
    linkTarget && i18n.t('dialog.linkTarget', [toPlainText(linkTarget)]),
  ];
  return lines.flatMap((line) => line || []);
}
