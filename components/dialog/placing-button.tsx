import { i18n } from '#i18n';
import { inShort } from '../../lib/shared/outcome';
import type { Answer, DialogState } from './dialog-state';

/**
 * Puts the answer at the image, takes back what stands there, or gives it again. Where another answer stands there, both
 * can be done.
 */
export function PlacingButton({ state }: { state: DialogState }) {
  const { desk, placing, place } = state;
  const name = nameIn(state);
  const use = (event: Event) => {
    if (!name) return;
    // This button goes with its work.
    ((event.currentTarget as Element).nextElementSibling as HTMLElement | null)?.focus();
    place(i18n.t('dialog.used'), () => desk.use(name));
  };
  const other = name && isOther(state) && (
    <button type="button" onClick={use}>
      {i18n.t('dialog.use')}
    </button>
  );
  if (placing.value === 'written') {
    return (
      <>
        {other}
        <button type="button" onClick={() => place(i18n.t('dialog.takenBack'), () => desk.takeBack())}>
          {i18n.t('dialog.takeBack')}
        </button>
      </>
    );
  }
  if (mayGiveAgain(state)) {
    return (
      <>
        {other}
        <button type="button" onClick={() => place(i18n.t('dialog.givenAgain'), () => desk.giveAgain())}>
          {i18n.t('dialog.giveAgain')}
        </button>
      </>
    );
  }
  // The same button as those above: it keeps the focus.
  return (
    <>
      {null}
      {name && (
        <button type="button" onClick={() => place(i18n.t('dialog.used'), () => desk.use(name))}>
          {i18n.t('dialog.use')}
        </button>
      )}
    </>
  );
}

/** What the image could be called by the answer. */
function nameIn({ answer, placing, isBusy, isWrong }: DialogState) {
  const { outcome, isSecret, wish } = answer.value ?? {};
  if (outcome?.state !== 'described' || isSecret || wish?.task === 'question') return null;
  if (placing.value === 'off' || isBusy.value || isWrong.value) return null;
  return wish?.task === 'detailed' ? inShort(outcome) : outcome;
}

const mayGiveAgain = ({ desk, placing }: DialogState) =>
  placing.value === 'taken-back' && desk.facts.verdict.state === 'needs-name';

/** Whether the answer is another than what stands at the image, or would stand there again. */
function isOther(state: DialogState): boolean {
  const { answer, placing, standing } = state;
  if (placing.value === 'written') return nameIn(state)?.text !== standing.value;
  return answer.value !== undefined && !isPlain(answer.value);
}

/** What everybody gets to hear who asks for nothing in particular. */
const isPlain = ({ wish }: Answer) => wish.task === 'brief' && !wish.model && wish.prefix === undefined;
