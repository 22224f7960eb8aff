import { nanoid } from 'nanoid';
import { accessibleName } from '../images/accessible-name';
import { isImageCandidate } from '../images/candidates';
import { contextInWords, contextOf } from '../images/context';
import { judge } from '../images/judge';
import { descriptionLanguage, languageAt } from '../images/language';
import { boxOf } from '../images/rendering';
import type { ImageDesk, ImageFacts } from '../messaging/image-desk';
import { sendMessage } from '../messaging/messenger';
import { type PagePolicy, URGENCY } from '../messaging/protocol';
import { backgroundBehind } from '../pixels/background-behind';
import { declined, inUsersWords } from '../shared/outcome';
import type { OnText } from '../shared/progress';
import { toPlainText } from '../shared/wording';
import { askForOutcome } from './ask-for-outcome';
import { listenForText } from './describe-remotely';
import { isEditable } from './editing';
import { giveFocus } from './give-focus';
import { identityOf, placeOf } from './image-identity';
import type { ImageRecord } from './image-record';
import type { PageDescriber } from './page-describer';

/**
 * What can be done about one image from the dialog. `describer`: that of the moment, as the dialog may outlive it; undefined
 * where Altlight is off.
 */
export function createImageDesk(
  image: Element,
  describer: () => PageDescriber | undefined,
  { rules }: PagePolicy,
): ImageDesk {
  const record = () => describer()?.records.get(image);
  const language = descriptionLanguage(image, rules.language);
  const context = contextInWords(contextOf(image));
  const canWrite = (isImageCandidate(image) || image instanceof HTMLCanvasElement) && !isEditable(image);
  const orders = () => (canWrite ? describer()?.orders : undefined);
  return {
    image,
    facts: factsOf(image, record()),
    known: record()?.outcome,
    hedge: rules.hedge,
    sound: rules.sound,
    describe: (wish, onText, signal) =>
      askForOutcome(image, backgroundBehind(image), URGENCY.asked, signal, {
        wish: { ...wish, context, language },
        onText,
      }),
    look: (wish, onText, signal) => look(image, { ...wish, language }, onText, signal),
    describers: () => sendMessage('describers:list', undefined),
    async keep(text) {
      await sendMessage('image:keep', { image: await identityOf(image), text, language, place: placeOf(image) });
      describer()?.orders.refresh(image);
      if (text === null) return null;
      const words = inUsersWords(text, language);
      orders()?.use(image, words);
      return words;
    },
    async setWrong(text, isWrong) {
      await sendMessage('image:wrong', { image: await identityOf(image), text, isWrong });
      describer()?.orders.refresh(image);
    },
    placing() {
      const here = orders();
      if (!here) return 'off';
      if (here.isTakenBack(image)) return 'taken-back';
      return record()?.written ? 'written' : 'free';
    },
    standing() {
      const { written, outcome } = record() ?? {};
      return written && outcome?.state === 'described' ? outcome.text : null;
    },
    use: (outcome) => orders()?.use(image, outcome),
    takeBack: () => orders()?.takeBack(image),
    giveAgain: () => orders()?.giveAgain(image),
    returnFocus() {
      // What is edited has its own place, which the browser gives back.
      if (!isEditable(image)) giveFocus(image);
    },
  };
}

/** What Altlight has written itself is not the page's word. */
function factsOf(image: Element, record: ImageRecord | undefined): ImageFacts {
  const name = toPlainText(accessibleName(image));
  const { caption, heading, linkTarget } = contextOf(image);
  const { outcome } = record ?? {};
  return {
    name: name === record?.written ? '' : name,
    lent: outcome?.reason === 'lent-by-author' ? toPlainText(outcome.text) : '',
    verdict: (record?.written && record.verdict) || judge(image),
    caption: toPlainText(caption),
    heading: toPlainText(heading),
    linkTarget: toPlainText(linkTarget),
    language: languageAt(image),
  };
}

async function look(
  image: Element,
  wish: Parameters<ImageDesk['look']>[0] & { language: string },
  onText: OnText,
  signal: AbortSignal,
) {
  const id = nanoid();
  const { x, y, width, height } = boxOf(image);
  const viewport = { width: innerWidth, height: innerHeight };
  const stopListening = listenForText(id, onText);
  const cancel = () => void sendMessage('image:cancel', { id }).catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await sendMessage('image:look', { id, box: { x, y, width, height }, viewport, wish });
  } catch {
    return declined('engine-failed');
  } finally {
    signal.removeEventListener('abort', cancel);
    stopListening();
    onText('');
  }
}
