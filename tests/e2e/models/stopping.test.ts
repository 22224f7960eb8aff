import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import { send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { loadPicture } from '../../../cli/parity/picture';
import type { Declined } from '../../../lib/shared/outcome';
import type { CaptionTask } from '../../../lib/shared/wish';
import { withEngineInTab } from '../../support/engine-tab';
import { expect, test } from '../../support/model-desk';

const MODEL = 'smolvlm';

test('a caption that nobody wants any more is stopped between two words, or with its worker, and the next is made', async () => {
  await withEngineInTab({ model: MODEL, architecture: 'idefics3' }, async (page, workers) => {
    await loadPicture(page, join(CONTRACT, 'images/boat-64x64.png'));
    expect(await describe(page, 'first')).toMatchObject({ source: MODEL });
    const loaded = workers.length;
    const worker = workers.at(-1);
    if (!worker) throw new Error('no worker');

    await test.step('in the middle of a generation', async () => {
      await slowDown(worker);
      const heard = firstWords(page, 'middle');
      const answer = describe(page, 'middle', 'text');
      await heard;
      await send(page, 'engine:cancel', { id: 'middle' });
      expect(await answer).toMatchObject({ reason: 'cancelled' });
      await hurryUp(worker);
      expect(await describe(page, 'after the middle')).toMatchObject({ source: MODEL });
      expect(workers, 'the worker goes on').toHaveLength(loaded);
    });

    await test.step('while it looks at the picture', async () => {
      const closed = worker.waitForEvent('close');
      await hang(worker);
      const answer = describe(page, 'prefill', 'text');
      await expect.poll(async () => (await send(page, 'engine:status', undefined)).captions.state).toBe('busy');
      await send(page, 'engine:cancel', { id: 'prefill' });
      expect(await answer).toMatchObject({ reason: 'cancelled' });
      await closed;
      expect(await describe(page, 'after the prefill')).toMatchObject({ source: MODEL });
      expect(workers, 'a new worker').toHaveLength(loaded + 1);
    });
  });
});

/** As the background asks about the loaded picture. For the text in it this model says hundreds of words. */
function describe(page: Page, id: string, task: CaptionTask = 'brief'): Promise<Declined> {
  return page.evaluate(
    async ([id, task, model]) => {
      const { picture } = globalThis as unknown as { picture: { raster: { data: object; width: number } } };
      const { data: rgba, ...size } = picture.raster;
      const caption = { model, task, language: 'en', isChosen: true };
      const wish = { device: 'wasm', captionDevice: 'wasm', caption };
      const data = { id, pixels: { type: 'raster', rgba, ...size }, background: [255, 255, 255], urgency: 0, wish };
      const answer = await chrome.runtime.sendMessage({ id: 1, type: 'engine:describe', data, timestamp: Date.now() });
      if (answer.err) throw new Error(answer.err.message);
      return answer.res;
    },
    [id, task, MODEL] as const,
  );
}

/** Resolves when the model has begun to speak. */
function firstWords(page: Page, id: string): Promise<void> {
  return page.evaluate(
    (id) =>
      new Promise<void>((resolve) => {
        chrome.runtime.onMessage.addListener(({ type, data }) => {
          if (type === 'engine:text' && data.id === id) resolve();
        });
      }),
    id,
  );
}

/** Each word takes 20 milliseconds, as of a real model, so that all of them take longer than the worker is given to stop. */
function slowDown(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const { log } = Math;
    // Called once a token, for its probability.
    Math.log = (value) => {
      for (const end = performance.now() + 20; performance.now() < end; );
      return log(value);
    };
    Object.assign(globalThis, { hurryUp: () => Object.assign(Math, { log }) });
  });
}

const hurryUp = (worker: Worker) =>
  worker.evaluate(() => void (globalThis as unknown as { hurryUp(): void }).hurryUp());

/** The thread does not come back from its first computation, as from that of a large picture on a slow device. */
function hang(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    Math.exp = () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      return 0;
    };
  });
}
