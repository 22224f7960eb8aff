import { i18n } from '#i18n';
import { accessibleName } from '../../images/accessible-name';
import { contextInWords, contextOf } from '../../images/context';
import { judge } from '../../images/judge';
import { descriptionLanguage } from '../../images/language';
import { URGENCY } from '../../messaging/protocol';
import { backgroundBehind } from '../../pixels/background-behind';
import type { Described, Outcome } from '../../shared/outcome';
import type { CaptionTask } from '../../shared/wish';
import { askForOutcome } from '../ask-for-outcome';
import type { PageDescriber } from '../page-describer';
import { wordsForReason } from '../reason-words';
import { wordsForVerdict } from '../verdict-words';
import { toPlainText, wordsFor } from '../wording';
import { DescribeDialog, type DialogContent } from './describe-dialog';
import type { MoreWish } from './more';
import { undoFor } from './undo';

/**
 * Describes one image in a dialog, whatever the page says of it: also a decorative or an already named one.
 * `describer`: undefined where Altlight is off. `hasCaptioner`: whether there is a model that can be asked for more.
 */
export async function describeOnRequest(
  image: Element | null,
  describer: PageDescriber | undefined,
  hasCaptioner: boolean,
): Promise<void> {
  const closed = new AbortController();
  const dialog = new DescribeDialog(() => closed.abort());
  if (!image) return dialog.show({ answer: i18n.t('dialog.noImage'), language: null, details: [], canCopy: false });

  const record = describer?.records.get(image);
  const pageWords = whatThePageSays(image, record?.written ?? null);
  const context = contextInWords(contextOf(image));
  if (describer) dialog.offer(undoFor(image, describer));
  let latest = new AbortController();

  async function ask(target: Element, wish: MoreWish): Promise<void> {
    latest.abort();
    latest = new AbortController();
    const signal = AbortSignal.any([closed.signal, latest.signal]);
    const onText = (text: string) => {
      if (!signal.aborted) dialog.draft(toPlainText(text, LONG));
    };
    const full = { ...wish, context, language: descriptionLanguage(target) };
    const outcome = await askForOutcome(target, backgroundBehind(target), URGENCY.asked, signal, {
      wish: full,
      onText,
    });
    if (signal.aborted) return;
    const best = wish.task === 'brief' ? better(outcome, record?.outcome) : outcome;
    dialog.show(contentOf(best, wish.task, pageWords));
  }

  if (hasCaptioner) {
    dialog.offerMore((wish) => {
      dialog.work();
      void ask(image, wish);
    });
  }
  await ask(image, { task: 'brief' });
}

/** Characters of an answer that is read on request. */
const LONG = 4_000;

/** Words lent from the author count when the pixels say nothing. */
function better(outcome: Outcome, known: Outcome | undefined): Outcome {
  return outcome.state !== 'described' && known?.state === 'described' ? known : outcome;
}

function contentOf(outcome: Outcome, task: CaptionTask, pageWords: string[]): DialogContent {
  if (outcome.state !== 'described') {
    return { answer: wordsForReason(outcome.reason), language: null, details: pageWords, canCopy: false };
  }
  const details = [...origin(outcome), ...pageWords];
  return { answer: answerIn(outcome, task), language: outcome.language, details, canCopy: true };
}

/** Whose words they are shows in how they begin. */
function answerIn(outcome: Described, task: CaptionTask): string {
  const text = toPlainText(outcome.text, LONG);
  if (task === 'text') return i18n.t('dialog.textFound', [text]);
  if (task === 'question') return i18n.t('dialog.answered', [text]);
  return task === 'brief' ? wordsFor(outcome) : i18n.t('hedged', [text]);
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
