import { handleMessage, sendMessage } from '../messaging/messenger';
import type { Urgency } from '../messaging/protocol';
import { declined, type Outcome } from '../shared/outcome';
import type { OnText } from '../shared/progress';
import { unlessAborted } from '../shared/time-limit';
import type { EngineHost } from './engine-host';
import { askDocument } from './offscreen-document';

/** An offscreen document may vanish at any time (Chrome closes it, a crash), or fall silent: a job is offered to so many of them. */
const ATTEMPTS = 2;

/** Chrome: a service worker can neither decode SVG nor start a worker, so an offscreen document does. */
export function createOffscreenEngineHost(): EngineHost {
  const listeners = new Map<string, OnText>();
  /** Of jobs whose document may still be opening. */
  const urgencies = new Map<string, Urgency>();
  handleMessage('engine:text', ({ id, text, progress, language }) => listeners.get(id)?.(text, progress, language));
  return {
    async describe(job, signal, onText): Promise<Outcome> {
      listeners.set(job.id, onText);
      const cancel = () => void sendMessage('engine:cancel', { id: job.id }).catch(() => {});
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await unlessAborted(signal, offer());
      } finally {
        signal.removeEventListener('abort', cancel);
        listeners.delete(job.id);
        urgencies.delete(job.id);
      }

      function ask(): Promise<Outcome> {
        return sendMessage('engine:describe', { ...job, urgency: urgencies.get(job.id) ?? job.urgency });
      }

      async function offer(): Promise<Outcome> {
        for (let attempt = 1; ; attempt++) {
          try {
            return await askDocument(ask);
          } catch (error) {
            if (signal.aborted) throw signal.reason;
            if (attempt === ATTEMPTS) {
              console.error('Altlight: the engine host did not answer.', error);
              return declined('engine-failed');
            }
          }
        }
      }
    },
    hurry(id, urgency) {
      if (!listeners.has(id)) return;
      urgencies.set(id, urgency);
      sendMessage('engine:hurry', { id, urgency }).catch(() => {});
    },
    models: (command) => askDocument(() => sendMessage('engine:models', command)),
  };
}
