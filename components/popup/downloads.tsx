import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { handleMessage, sendMessage } from '../../lib/messaging/messenger';
import type { ModelStatus } from '../../lib/shared/model-status';
import { wordsForStatus } from '../models/model-words';
import { Progress } from '../models/progress';

/** Models on their way to this device; whoever fetches them tells of it several times a second. */
export function Downloads() {
  const statuses = useSignal<ModelStatus[]>([]);
  useEffect(() => {
    // Also one that is paused or has failed, of which nobody tells by himself.
    void sendMessage('models:unfinished', undefined).then((found) => {
      if (statuses.value.length === 0) statuses.value = found;
    });
    return handleMessage('models:changed', (changed) => {
      statuses.value = changed;
    });
  }, [statuses]);
  return (
    <>
      {statuses.value
        .filter(({ state }) => state !== 'installed')
        .map((status) => (
          <div key={status.id}>
            <Progress status={status} name={status.name} />
            <p>{i18n.t('join.about', [status.name, wordsForStatus(status)])}</p>
          </div>
        ))}
    </>
  );
}
