import { i18n } from '#i18n';
import type { Progress } from '../../lib/shared/progress';

interface Props {
  /** What is being done, in a sentence. */
  working: string;
  progress: Progress | undefined;
}

/**
 * How far the work is, for who looks: it is in no live region. Another element for another step, as a bar that has had a
 * value never is without one again.
 */
export const Waiting = ({ working, progress }: Props) => (
  <progress key={progress?.step ?? 'unknown'} aria-label={wordsFor(progress?.step) ?? working} value={progress?.part} />
);

function wordsFor(step: Progress['step'] | undefined): string | null {
  if (step === 'loading') return i18n.t('dialog.loading');
  return step === 'checking' ? i18n.t('dialog.checking') : null;
}
