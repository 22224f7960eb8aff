import { i18n } from '#i18n';
import { inShort } from '../../lib/shared/outcome';
import type { DialogState } from './dialog-state';

/** Puts the answer at the image, takes back what stands there, or gives it again. */
export function PlacingButton({ state }: { state: DialogState }) {
  const { desk, answer, placing, isBusy } = state;
  const { outcome, isSecret, wish } = answer.value ?? {};
  const usable = outcome?.state === 'described' && !isSecret && wish?.task !== 'question';
  const act = (words: string, change: () => void) => () => {
    change();
    state.tell(words);
    placing.value = desk.placing();
  };
  if (placing.value === 'written') {
    return (
      <button type="button" onClick={act(i18n.t('dialog.takenBack'), () => desk.takeBack())}>
        {i18n.t('dialog.takeBack')}
      </button>
    );
  }
  if (placing.value === 'taken-back' && desk.facts.verdict.state === 'needs-name') {
    return (
      <button type="button" onClick={act(i18n.t('dialog.givenAgain'), () => desk.giveAgain())}>
        {i18n.t('dialog.giveAgain')}
      </button>
    );
  }
  if (placing.value === 'off' || !usable || isBusy.value) return null;
  return (
    <button
      type="button"
      onClick={act(i18n.t('dialog.used'), () => desk.use(wish?.task === 'detailed' ? inShort(outcome) : outcome))}
    >
      {i18n.t('dialog.use')}
    </button>
  );
}
