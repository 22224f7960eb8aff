import { handleMessage } from '../messaging/messenger';
import { URGENCY } from '../messaging/protocol';
import type { DescriptionService } from './description-service';

/** The extension's own sample picture, described for the first-run page and to measure a model. Nothing is kept. */
export function answerSample(service: DescriptionService): void {
  handleMessage('sample:describe', ({ file, model }) =>
    service.describe(
      {
        id: crypto.randomUUID(),
        pixels: { type: 'encoded', file },
        background: [255, 255, 255],
        urgency: URGENCY.asked,
        wish: { task: 'brief', language: navigator.language, model: model ?? undefined },
        address: null,
      },
      { pageHost: null, site: '', host: '', remember: false },
      new AbortController().signal,
    ),
  );
}
