import { i18n } from '#i18n';
import type { OutcomeReason } from '../../lib/shared/outcome';
import type { DialogState } from './dialog-state';

/** Reasons for which the file cannot be had, or read, but the image may be on the screen. */
const REASONS: OutcomeReason[] = [
  'needs-credentials',
  'private-network',
  'unsupported-address',
  'http-error',
  'network-error',
  'no-pixels',
  'not-an-image',
  'too-many-bytes',
  'too-many-pixels',
  'not-in-view',
];

/** For an image that only the user's cookies or network can show: says why it asks, and looks when the user agrees. */
export function ScreenLook({ state }: { state: DialogState }) {
  const reason = state.answer.value?.outcome.reason;
  if (state.isBusy.value || !reason || !REASONS.includes(reason)) return null;
  return (
    <section aria-labelledby="look">
      <h3 id="look">{i18n.t('dialog.look.title')}</h3>
      {isFramed() ? (
        <p>{i18n.t('dialog.look.inFrame')}</p>
      ) : (
        <>
          <p>{i18n.t('dialog.look.why')}</p>
          <button type="button" onClick={state.look}>
            {i18n.t('dialog.look.do')}
          </button>
        </>
      )}
    </section>
  );
}

/** Where a frame stands on the screen is not known to it. */
const isFramed = () => window.self !== window.top;
