import { i18n } from '#i18n';
import { copyText } from './copy-text';
import type { DialogState } from './dialog-state';
import { PlacingButton } from './placing-button';
import { answerIn } from './words';
import { WrongButton } from './wrong-button';

/** What can be done with the answer. */
export function DialogButtons({ state }: { state: DialogState | null }) {
  const close = (event: Event) => (event.currentTarget as Element).closest('dialog')?.close();
  const answer = state?.answer.value;
  const isDescribed = answer?.outcome.state === 'described' && !state?.isBusy.value;
  const isWrong = state?.isWrong.value ?? false;
  const copy = async ({ currentTarget }: { currentTarget: EventTarget | null }) => {
    if (!state || !answer) return;
    const text = answerIn(answer.outcome, answer.wish.task, state.desk);
    const isCopied = await copyText(text, (currentTarget as Element).getRootNode() as ShadowRoot);
    state.tell(i18n.t(isCopied ? 'dialog.copied' : 'dialog.copyFailed'));
  };
  return (
    <div class="buttons">
      {state && isDescribed && <WrongButton state={state} />}
      {state?.isBusy.value && (
        <button type="button" onClick={() => state.cancel()}>
          {i18n.t('dialog.cancel')}
        </button>
      )}
      {isDescribed && !isWrong && (
        <button type="button" onClick={(event) => void copy(event)}>
          {i18n.t('dialog.copy')}
        </button>
      )}
      {state && <PlacingButton state={state} />}
      <button type="button" class="close" onClick={close}>
        {i18n.t('dialog.close')}
      </button>
    </div>
  );
}
