import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { DialogState } from './dialog-state';

/** Takes a description away for good, and back again as long as the dialog is open. */
export function WrongButton({ state }: { state: DialogState }) {
  const wrong = useSignal<string | null>(null);
  const { desk, answer } = state;
  const outcome = answer.value?.outcome;
  const isGenerated = outcome?.state === 'described' && !['author', 'page', 'user'].includes(outcome.source);
  if (!isGenerated || answer.value?.isSecret) return null;
  const isWrong = wrong.value === outcome.text;
  const toggle = () =>
    state.change(i18n.t(isWrong ? 'dialog.right.done' : 'dialog.wrong.done'), async () => {
      await desk.setWrong(outcome.text, !isWrong);
      wrong.value = isWrong ? null : outcome.text;
    });
  return (
    <button type="button" onClick={() => void toggle()}>
      {i18n.t(isWrong ? 'dialog.right.do' : 'dialog.wrong.do')}
    </button>
  );
}
