import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { attention, type Trouble } from '@/lib/descriptions/attention';
import { otherFiles } from '@/lib/descriptions/other-files';
import type { EngineJob } from '@/lib/messaging/protocol';
import { changeSettings } from '@/lib/settings/settings';
import { declined, type Outcome } from '@/lib/shared/outcome';

const done = (reason: 'captioned' | 'recognised') => ({ state: 'described', reason }) as Outcome;
/** Asked of the bundled model alone, of a captioning model, and of a server. */
const JOBS = {
  small: { wish: { caption: null } },
  model: { wish: { caption: { model: 'a' } } },
  server: { wish: { caption: { model: 'own-server', endpoint: {} } } },
} as unknown as Record<'small' | 'model' | 'server', EngineJob>;

beforeEach(() => fakeBrowser.reset());

it('is asked for until the same kind of work succeeds', async () => {
  for (const reason of ['model-missing', 'endpoint-unreachable', 'model-missing', 'engine-failed'] as const) {
    await attention.failed(declined(reason));
  }
  expect(await attention.read()).toEqual(['model-missing', 'endpoint-unreachable', 'engine-failed']);
  await attention.worked(JOBS.model, done('recognised'));
  expect(await attention.read()).toHaveLength(3);
  await attention.worked(JOBS.server, done('captioned'));
  expect(await attention.read()).toEqual(['model-missing']);
  await attention.worked(JOBS.model, done('captioned'));
  expect(await attention.read()).toEqual([]);
});

it('is not asked for where nobody can do anything', async () => {
  for (const reason of ['cancelled', 'blank-image', 'http-error', 'low-confidence'] as const) {
    await attention.failed(declined(reason));
  }
  expect(await attention.read()).toEqual([]);
});

it('is asked for by a small model that fails, until it works where it is alone', async () => {
  await attention.failed(declined('engine-failed'));
  await attention.worked(JOBS.small, done('recognised'));
  expect(await attention.read()).toEqual([]);
});

it('is asked for by a captioner that fails at each picture, however well icons go', async () => {
  await attention.failed(declined('engine-failed'));
  await attention.worked(JOBS.model, done('recognised'));
  expect(await attention.read()).toEqual(['engine-failed']);
  await attention.worked(JOBS.model, done('captioned'));
  expect(await attention.read()).toEqual([]);
});

it('is asked for while the model in use could run on the graphics card with other files', async () => {
  const told: Trouble[][] = [];
  attention.onChange((troubles) => told.push(troubles));
  await otherFiles.remember(['a']);
  expect(await attention.read(), 'it is not in use').toEqual([]);
  await changeSettings((settings) => ({ ...settings, captionModel: 'a' }));
  expect(await attention.read()).toEqual(['other-files']);
  await expect.poll(() => told.at(-1)).toEqual(['other-files']);
  await attention.worked(JOBS.model, done('captioned'));
  expect(await attention.read(), 'it works, but slowly').toEqual(['other-files']);
  await changeSettings((settings) => ({ ...settings, captionDevice: 'wasm' }));
  expect(await attention.read(), 'as was chosen').toEqual([]);
  await changeSettings((settings) => ({ ...settings, captionDevice: 'auto' }));
  await otherFiles.remember([]);
  expect(await attention.read()).toEqual([]);
  await expect.poll(() => told.at(-1)).toEqual([]);
});
