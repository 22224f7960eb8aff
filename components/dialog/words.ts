import { i18n } from '#i18n';
import type { ImageDesk, ImageFacts } from '../../lib/messaging/image-desk';
import type { DescriberChoice } from '../../lib/messaging/protocol';
import { ENDPOINT_ID } from '../../lib/shared/endpoint';
import type { Described, ImageKind, Outcome } from '../../lib/shared/outcome';
import type { CaptionTask } from '../../lib/shared/wish';
import { hedged, hedgeFor, toPlainText, wordsFor } from '../../lib/shared/wording';
import { nameOfDescriber } from '../words/describer-names';
import { paragraph } from '../words/paragraph';
import { percent } from '../words/percent';
import { wordsForReason } from '../words/reason-words';
import { wordsForVerdict } from '../words/verdict-words';

/** What one waits for. */
export type Work = CaptionTask | 'look';

/** Characters of an answer that is read on request. */
export const LONG = 4_000;

const KINDS = {
  icon: 'kind.icon',
  logo: 'kind.logo',
  flag: 'kind.flag',
  emoji: 'kind.emoji',
  photo: 'kind.photo',
} as const satisfies Record<ImageKind, string>;

const WORKING = {
  brief: 'dialog.working',
  detailed: 'dialog.workingOn.detailed',
  text: 'dialog.workingOn.text',
  question: 'dialog.workingOn.question',
  look: 'dialog.workingOn.look',
} as const satisfies Record<Work, string>;

/** Whose words they are shows in how they begin. */
export function answerIn(outcome: Outcome, task: CaptionTask, { hedge }: ImageDesk): string {
  if (outcome.state !== 'described') return wordsForReason(outcome.reason);
  const text = quotedIn(outcome, task);
  if (task === 'text') return paragraph(i18n.t('dialog.textFound', [text]), whatIsMissing(outcome));
  if (task === 'question') return i18n.t('dialog.answered', [text]);
  return isForName(outcome, task) ? wordsFor(outcome, hedge) : hedged(text, hedgeFor(outcome.confidence, hedge));
}

/** Nobody may take a part of a text for all of it. */
const whatIsMissing = ({ isCutOff }: Described): string => (isCutOff ? i18n.t('dialog.textGoesOn') : '');

/** What is the describer's own in an answer; '' where nobody has described it. */
export function quotedIn(outcome: Outcome, task: CaptionTask): string {
  if (outcome.state !== 'described') return '';
  return isForName(outcome, task) ? toPlainText(outcome.text) : toPlainText(outcome.text, LONG);
}

/** It is worded as a name is. */
const isForName = ({ certainty }: Described, task: CaptionTask) =>
  task === 'brief' || (task === 'detailed' && certainty === 'certain');

/** What one waits for, in a sentence. */
export const workingOn = (work: Work): string => i18n.t(WORKING[work]);

/** What a description in detail says in one sentence, which is what the image would be called; '' where that is all. */
export function shortIn(outcome: Outcome, task: CaptionTask): string {
  if (outcome.state !== 'described' || task !== 'detailed' || !outcome.short) return '';
  return i18n.t('dialog.inShort', [toPlainText(outcome.short)]);
}

/** Who made it, of what kind the image is, and how sure that is. */
export function originOf(outcome: Outcome, describers: readonly DescriberChoice[]): string[] {
  if (outcome.state !== 'described') return [];
  const { kind } = outcome;
  return [
    madeBy(outcome, describers),
    ...(kind ? [i18n.t('dialog.kind', [i18n.t(KINDS[kind])])] : []),
    ...howSure(outcome),
  ];
}

/** What a person has said is not estimated. */
function howSure({ confidence, certainty }: Described): string[] {
  if (confidence !== null) return [i18n.t('dialog.confidence', [percent(confidence)])];
  return certainty === 'certain' ? [] : [i18n.t('dialog.confidenceUnknown')];
}

function madeBy({ reason, source }: Described, describers: readonly DescriberChoice[]): string {
  if (reason === 'lent-by-author') return i18n.t('dialog.lent');
  if (reason === 'link-destination') return i18n.t('dialog.destination');
  if (reason === 'own-words') return i18n.t('dialog.byYou');
  const name = nameOfDescriber(source, describers.find(({ id }) => id === source)?.name);
  return i18n.t(source === ENDPOINT_ID ? 'dialog.sourceServer' : 'dialog.source', [name]);
}

/** What the page says of the image and around it, told apart from what is seen in it. `answer`: what is said already. */
export function whatThePageSays(facts: ImageFacts, answer: Outcome | undefined): Line[] {
  const { name, lent, verdict, caption, heading, linkTarget } = facts;
  const lines: [string, string][] = [
    name ? [i18n.t('dialog.author', [name]), name] : [wordsForVerdict(verdict) ?? '', ''],
    [answer?.reason !== 'lent-by-author' && lent ? i18n.t('dialog.elsewhere', [lent]) : '', lent],
    [caption && i18n.t('dialog.caption', [caption]), caption],
    [heading && i18n.t('dialog.heading', [heading]), heading],
    // An address is in no language.
    [linkTarget && i18n.t('dialog.linkTarget', [linkTarget]), ''],
  ];
  return lines.filter(([words]) => words).map(([words, quoted]) => ({ words, quoted }));
}

/** A sentence, and what the page itself says in it; '' for nothing. */
interface Line {
  words: string;
  quoted: string;
}
