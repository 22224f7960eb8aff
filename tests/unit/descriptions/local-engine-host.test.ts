import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLocalEngineHost } from '@/lib/descriptions/local-engine-host';
import type { ImageEngine } from '@/lib/engine/image-engine';
import type { EngineJob } from '@/lib/messaging/protocol';
import type { ModelDownloads } from '@/lib/models/download/open-download-worker';
import { declined, type Outcome } from '@/lib/shared/outcome';
import type { Priority } from '@/lib/shared/priority';

const decoded = vi.hoisted(() => ({ raster: vi.fn() }));
vi.mock('@/lib/pixels/to-raster', () => ({ toRaster: decoded.raster }));

const WISH: EngineJob['wish'] = { device: 'wasm', captionDevice: 'wasm', caption: null };
const RASTER = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
const live = () => new AbortController().signal;

function job(id: string, urgency: EngineJob['urgency'] = 3): EngineJob {
  const pixels = { type: 'encoded', file: new Blob([id]) } as const;
  return { id, pixels, background: [255, 255, 255], wish: WISH, urgency };
}

/** A host whose engine holds each picture until it is told to answer. */
function heldHost() {
  const held = new Map<string, { answer: (outcome: Outcome) => void; priority: Priority | undefined }>();
  const engine = {
    describe: (id, _picture, _wish, { priority }) =>
      new Promise<Outcome>((answer) => held.set(id, { answer, priority })),
  } as Partial<ImageEngine> as ImageEngine;
  return { held, host: createLocalEngineHost(engine, {} as ModelDownloads) };
}

beforeEach(() => void decoded.raster.mockReset().mockImplementation(async () => RASTER));

describe('the local engine host', () => {
  it('gives the memory of a model back that is removed', async () => {
    const asked: string[] = [];
    const engine = { forget: (model: string) => void asked.push(`forget ${model}`) } as Partial<ImageEngine>;
    const downloads: ModelDownloads = {
      async do({ type }) {
        asked.push(type);
        return [];
      },
      repair: async () => {},
    };
    const host = createLocalEngineHost(engine as ImageEngine, downloads);
    await host.models({ type: 'list' });
    await host.models({ type: 'remove', id: 'model' });
    expect(asked).toEqual(['list', 'forget model', 'remove', 'forget model']);
  });

  it('decodes the next image while one is in the engine', async () => {
    const { host, held } = heldHost();
    const first = host.describe(job('a'), live(), () => {});
    await vi.waitFor(() => expect([...held.keys()]).toEqual(['a']));
    const second = host.describe(job('b'), live(), () => {});
    await vi.waitFor(() => expect([...held.keys()]).toEqual(['a', 'b']));
    expect(decoded.raster).toHaveBeenCalledTimes(2);
    for (const { answer } of held.values()) answer(declined('blank-image'));
    expect(await Promise.all([first, second])).toHaveLength(2);
  });

  it('goes on with other images when decoders hang', async () => {
    vi.useFakeTimers();
    const { host, held } = heldHost();
    decoded.raster.mockImplementation(() => new Promise(() => {}));
    const stuck = ['a', 'b', 'c', 'd'].map((id) => host.describe(job(id), live(), () => {}));
    await vi.advanceTimersByTimeAsync(1);
    decoded.raster.mockImplementation(async () => RASTER);
    const next = host.describe(job('icon'), live(), () => {});
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await Promise.all(stuck)).toEqual(Array(4).fill(declined('engine-timed-out')));
    held.get('icon')?.answer(declined('blank-image'));
    expect(await next).toEqual(declined('blank-image'));
    vi.useRealTimers();
  });

  it('hurries a job wherever it is: before its picture is decoded, and in the engine', async () => {
    const { host, held } = heldHost();
    const open: (() => void)[] = [];
    decoded.raster.mockImplementation(() => new Promise((resolve) => open.push(() => resolve(RASTER))));
    const running = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => host.describe(job(id), live(), () => {}));
    host.hurry('f', 0);
    host.hurry('nobody', 0);
    open[0]?.();
    await vi.waitFor(() => expect(open).toHaveLength(5));
    open[4]?.();
    await vi.waitFor(() => expect([...held.keys()]).toEqual(['a', 'f']));
    expect(held.get('f')?.priority?.isAsked).toBe(true);
    host.hurry('a', 1);
    expect(held.get('a')?.priority?.value).toBe(-1);
    for (const decode of open) decode();
    await vi.waitFor(() => expect(open).toHaveLength(6));
    open[5]?.();
    await vi.waitFor(() => expect(held.size).toBe(6));
    for (const { answer } of held.values()) answer(declined('blank-image'));
    await Promise.all(running);
  });
});
