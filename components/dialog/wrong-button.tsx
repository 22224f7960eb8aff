import { i18n } from '#i18n';
import type { DialogState } from './dialog-state';

/** Takes a description away for good, and back again as long as the dialog is open. */
export function WrongButton({ state }: { state: DialogState }) {
  const { answer, isWrong } = state;
  const outcome = answer.value?.outcome;
  const isGenerated = outcome?.state === 'described' && !['author', 'page', 'user'].includes(outcome.source);
  if (!isGenerated || answer.value?.isSecret) return null;
  return (
    <button type="button" onClick={() => void state.setWrong(outcome, !isWrong.value)}>
      {i18n.t(isWrong.value ? 'dialog.right.do' : 'dialog.wrong.do')}
    </button>
  );
}
