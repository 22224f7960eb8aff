import { i18n } from '#i18n';
import { AnswerPart } from './answer-part';
import { DialogButtons } from './dialog-buttons';
import type { DialogState } from './dialog-state';
import { More } from './more';
import { OwnWords } from './own-words';
import { ScreenLook } from './screen-look';
import { Unfindable } from './unfindable';

interface Props {
  /** Null: there is no image. */
  state: DialogState | null;
  onClose: () => void;
}

/** A modal dialog. The native <dialog> makes the page inert and closes on Escape. */
export function DescribeDialog({ state, onClose }: Props) {
  return (
    <dialog aria-labelledby="title" class={state?.isOutOfTheWay.value ? 'away' : ''} onClose={onClose}>
      <h2 id="title">{i18n.t('dialog.title')}</h2>
      {state ? (
        <AnswerPart state={state} />
      ) : (
        <Unfindable class="answer" tabIndex={-1} words={i18n.t('dialog.noImage')} />
      )}
      {state && (
        <>
          <ScreenLook state={state} />
          <More state={state} />
          <OwnWords state={state} />
          <p role="status" class="note">
            {state.note}
          </p>
        </>
      )}
      <DialogButtons state={state} />
    </dialog>
  );
}
