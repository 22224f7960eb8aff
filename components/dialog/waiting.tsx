import { i18n } from '#i18n';
import type { Progress } from '../../lib/shared/progress';

/**
 * How far the work is, for who looks: it is in no live region. Another element for another step, as a bar that has had a
 * value never is without one again.
 */
export const Waiting = ({ progress }: { progress: Progress | undefined }) => (
  <progress
    key={progress?.step ?? 'unknown'}
    aria-label={i18n.t(progress?.step === 'loading' ? 'dialog.loading' : 'dialog.working')}
    value={progress?.part}
  />
);
