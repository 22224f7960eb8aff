import { expect, it } from 'vitest';
import { spokenProgress } from '@/components/models/spoken-progress';
import type { ModelState, ModelStatus } from '@/lib/shared/model-status';

const model = (id: string, state: ModelState): ModelStatus => ({
  ...{
    id,
    name: id,
    host: 'https://huggingface.co',
    repo: `somebody/${id}`,
    architecture: null,
    dtypes: null,
    revision: null,
    state,
  },
  ...{ loadedBytes: 1, totalBytes: 2, secondsLeft: null, waitsForConnection: false, error: null },
});

it('tells once how a download has ended, also while the next is on its way', () => {
  const before = [model('one', 'verifying'), model('two', 'waiting')];
  const now = [model('one', 'installed'), model('two', 'downloading')];
  expect(spokenProgress(before, now)).toEqual({ model: now[0], isEnd: true });
  expect(spokenProgress(now, now)).toEqual({ model: now[1], isEnd: false });
});

it.each(['failed', 'paused'] as const)('tells of a download that has %s, and of an old one nothing', (state) => {
  const stopped = [model('one', state)];
  expect(spokenProgress([model('one', 'downloading')], stopped)).toEqual({ model: stopped[0], isEnd: true });
  expect(spokenProgress(undefined, stopped)).toEqual({ model: undefined, isEnd: false });
  expect(spokenProgress(stopped, stopped)).toEqual({ model: undefined, isEnd: false });
});

it('tells of one that has failed before anybody saw it moving', () => {
  const failed = [model('one', 'failed')];
  expect(spokenProgress([], failed)).toEqual({ model: failed[0], isEnd: true });
});
