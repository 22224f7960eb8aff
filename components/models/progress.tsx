import { i18n } from '#i18n';
import type { ModelStatus } from '../../lib/shared/model-status';

const ON_ITS_WAY = ['looking-up', 'waiting', 'downloading', 'verifying', 'paused'];

/** How far a model is on its way; nothing once it is here. */
export function Progress({ status: { state, loadedBytes, totalBytes }, name }: { status: ModelStatus; name: string }) {
  if (!ON_ITS_WAY.includes(state)) return null;
  const label = i18n.t('models.progressOf', [name]);
  return totalBytes > 0 ? (
    <progress aria-label={label} value={loadedBytes} max={totalBytes} />
  ) : (
    <progress aria-label={label} />
  );
}
