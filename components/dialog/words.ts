import { i18n } from '#i18n';
import type { ImageDesk, ImageFacts } from '../../lib/messaging/image-desk';
import type { DescriberChoice } from '../../lib/messaging/protocol';
import { ENDPOINT_ID } from '../../lib/shared/endpoint';
import type { Described, ImageKind, Outcome } from '../../lib/shared/outcome';
import type { CaptionTask } from '../../lib/shared/wish';
import { hedged, toPlainText, wordsFor } from '../../lib/shared/wording';
import { nameOfDescriber } from '../words/describer-names';
import { percent } from '../words/percent';
import { wordsForReason } from '../words/reason-words';
import { wordsForVerdict } from '../words/verdict-words';

/** Characters of an answer that is read on request. */
export const LONG = 4_000;

const KINDS = {
  icon: 'kind.icon',
  logo: 'kind.logo',
  flag: 'kind.flag',
  emoji: 'kind.emoji',
  photo: 'kind.photo',
} as const satisfies Record<ImageKind, string>;

/** Whose words they are shows in how they begin. */
export function answerIn(outcome: Outcome, task: CaptionTask, { hedge }: ImageDesk): string {
  if (outcome.state !== 'described') return wordsForReason(outcome.reason);
  const text = toPlainText(outcome.text, LONG);
  if (task === 'text') return i18n.t('dialog.textFound', [text]);
  if (task === 'question') return i18n.t('dialog.answered', [text]);
  return task === 'brief' || outcome.certainty === 'certain' ? wordsFor(outcome, hedge) : hedged(text, hedge);
}

/** What a description in detail says in one sentence, which is what the image would be called; '' where that is all. */
export function shortIn(outcome: Outcome, task: CaptionTask): string {
  if (outcome.state !== 'described' || task !== 'detailed' || !outcome.short) return '';
  return i18n.t('dialog.inShort', [toPlainText(outcome.short)]);
}

/** Who made it, of what kind the image is, and how sure that is. */
export function originOf(outcome: Outcome, describers: readonly DescriberChoice[]): string[] {
  if (outcome.state !== 'described') return [];
  const { kind, confidence } = outcome;
  return [
    madeBy(outcome, describers),
    ...(kind ? [i18n.t('dialog.kind', [i18n.t(KINDS[kind])])] : []),
    ...(confidence === null ? [] : [i18n.t('dialog.confidence', [percent(confidence)])]),
  ];
}

function madeBy({ reason, source }: Described, describers: readonly DescriberChoice[]): string {
  if (reason === 'lent-by-author') return i18n.t('dialog.lent');
  if (reason === 'link-destination') return i18n.t('dialog.destination');
  if (reason === 'own-words') return i18n.t('dialog.byYou');
  const name = nameOfDescriber(source, describers.find(({ id }) => id === source)?.name);
  return i18n.t(source === ENDPOINT_ID ? 'dialog.sourceServer' : 'dialog.source', [name]);
}

/** What the page says of the image and around it, told apart from what is seen in it. `answer`: what is said already. */
export function whatThePageSays(facts: ImageFacts, answer: Outcome | undefined): string[] {
  const { name, lent, verdict, caption, heading, linkTarget } = facts;
  const lines = [
    name ? i18n.t('dialog.author', [name]) : wordsForVerdict(verdict),
    answer?.reason !== 'lent-by-author' && lent && i18n.t('dialog.elsewhere', [lent]),
    caption && i18n.t('dialog.caption', [caption]),
    heading && i18n.t('dialog.heading', [heading]),
    linkTarget && i18n.t('dialog.linkTarget', [linkTarget]),
  ];
  return lines.flatMap((line) => line || []);
}
