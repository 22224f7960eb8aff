import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { doWithModels, openExtensionPage, send, untilModel } from '../cli/extension-messages';
import { HubServer } from '../cli/hub-server';
import type { AltlightBrowser } from '../cli/launch';
import { CONTRACT } from '../cli/parity/contract';
import { loadPicture } from '../cli/parity/picture';
import { type BenchModel, chooseModel, TINY } from './caption-model';
import { residentMegabytes } from './resident-memory';
import { median } from './statistics';

/** By device; and of a model of real size, of which each takes seconds. */
const ROUNDS = { wasm: 30, webgpu: 10, large: 15 };
const TOKENS = 40;
const CAPTIONS = 200;
/** Until the memory of the runtime and of JavaScript has grown to what they need. */
const WARM_UP = 100;
/** How often memory is looked at after a model is unloaded: the browser's allocator takes its time. */
const LOOKS = 12;
const LOOK_EVERY_MS = 5_000;
const BETWEEN_CAPTIONS_MS = 500;
const PICTURE = join(CONTRACT, 'images/noise-32x32.png');

type Device = 'wasm' | 'webgpu';

/** In the extension. */
const MODEL_ID = 'bench';

/** Through the extension at most so many times as long as bare, for a model of real size. */
export const ALLOWED_TIME = 1.05;
/** Of what is held with a model loaded, by CAPTIONS captions; and of what was held before, once it is unloaded. */
export const ALLOWED_GROWTH = 0.05;
export const ALLOWED_REMAINS = 0.1;

export interface CaptionTimes {
  /** Which model the times are of; the tiny one of the contract unless told. */
  model: string;
  tokens: number;
  rounds: number;
  /** Medians in milliseconds. */
  bare: number;
  through: number;
  /** What else the machine does makes a round longer, never shorter. */
  fastest: { bare: number; through: number };
}

/** What a run is blamed for. */
export function tooDear({ model, fastest, memory }: CaptionCost): string[] {
  const growth = memory.afterCaptions / memory.loaded - 1;
  const remains = memory.unloaded / memory.before - 1;
  return [
    ...(model !== TINY.name && fastest.through > fastest.bare * ALLOWED_TIME ? ['Captions take too long.'] : []),
    ...(growth > ALLOWED_GROWTH ? ['Captions leave too much in memory.'] : []),
    ...(remains > ALLOWED_REMAINS ? ['A model that is unloaded leaves too much in memory.'] : []),
  ];
}

export interface CaptionCost extends CaptionTimes {
  /** Megabytes. */
  memory: { before: number; loaded: number; captions: number; afterCaptions: number; unloaded: number };
}

/**
 * Captions through the extension beside the same model bare, in turns; and what memory the tiny model's captions take and
 * give back: hundreds of them are needed for it.
 */
export async function measureCaptions(altlight: AltlightBrowser): Promise<CaptionCost> {
  const memory = await withModel(altlight, TINY, ({ page }) => measureMemory(page));
  return { ...(await withModel(altlight, chooseModel(), (desk) => compareTimes(altlight, desk, 'wasm'))), memory };
}

/** The times alone, in a browser that has WebGPU. */
export function measureCaptionsOnWebGpu(altlight: AltlightBrowser): Promise<CaptionTimes> {
  return withModel(altlight, TINY, (desk) => compareTimes(altlight, desk, 'webgpu'));
}

interface Desk {
  page: Page;
  model: BenchModel;
  host: string;
  revision: string;
}

async function withModel<T>(
  altlight: AltlightBrowser,
  model: BenchModel,
  measure: (desk: Desk) => Promise<T>,
): Promise<T> {
  const hub = await new HubServer().start();
  await hub.addFolder(model.repo, model.folder);
  const page = await openExtensionPage(altlight);
  try {
    const revision = await install(page, hub, model);
    await loadPicture(page, PICTURE);
    await send(page, 'engine:unload', undefined);
    return await measure({ page, model, host: hub.url, revision });
  } finally {
    await doWithModels(page, { type: 'remove', id: MODEL_ID });
    await page.close();
    await hub.stop();
  }
}

async function compareTimes(
  { context, extensionId }: AltlightBrowser,
  desk: Desk,
  device: Device,
): Promise<CaptionTimes> {
  const rounds = ROUNDS[desk.model === TINY ? device : 'large'];
  const bench = await context.newPage();
  await bench.goto(`chrome-extension://${extensionId}/bench.html?captions`);
  await bench.waitForFunction(() => 'loadBareCaptions' in globalThis);
  await loadPicture(bench, PICTURE);
  await loadBare(bench, desk, device);
  const bare: number[] = [];
  const through: number[] = [];
  for (let round = -1; round < rounds; round++) {
    through.push(await timeThrough(desk.page, device));
    bare.push(await timeBare(bench));
    // The first time, shaders and the like are compiled.
    if (round === -1) for (const times of [bare, through]) times.pop();
  }
  await bench.close();
  return {
    ...{ model: desk.model.name, tokens: TOKENS, rounds, bare: median(bare), through: median(through) },
    fastest: { bare: Math.min(...bare), through: Math.min(...through) },
  };
}

async function install(page: Page, hub: HubServer, { repo, dtype }: BenchModel): Promise<string> {
  const source = { host: hub.url, repo, revision: null, dtypes: { '*': dtype } };
  const model = { id: MODEL_ID, name: MODEL_ID, architecture: 'vision-encoder-decoder' as const, ...source };
  await doWithModels(page, { type: 'install', model });
  await untilModel(page, MODEL_ID, ['installed'], 300_000);
  const path = hub.requests.map(({ path }) => path).find((path) => path.includes('/resolve/')) ?? '';
  return /\/resolve\/([0-9a-f]{40})\//.exec(path)?.[1] ?? '';
}

async function measureMemory(page: Page): Promise<CaptionCost['memory']> {
  // What the first model of all leaves behind (compiled code, the allocator's own) is none of a model's memory.
  for (let warm = 0; warm < WARM_UP; warm++) await timeThrough(page, 'wasm');
  await send(page, 'engine:unload', undefined);
  const before = await lowestOfMinute(page);
  for (let warm = 0; warm < WARM_UP; warm++) await timeThrough(page, 'wasm');
  const loaded = await lowestOfCaptions(page);
  const afterCaptions = await lowestOfCaptions(page);
  await send(page, 'engine:unload', undefined);
  const unloaded = await lowestOfMinute(page);
  return { before, loaded, captions: CAPTIONS, afterCaptions, unloaded };
}

async function lowestOfMinute(page: Page): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look++) lowest = Math.min(lowest, await residentMegabytes(page, LOOK_EVERY_MS));
  return lowest;
}

/** The least that is held during CAPTIONS captions: nobody but itself can tell a worker to collect what it has done with. */
async function lowestOfCaptions(page: Page): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY;
  for (let caption = 1; caption <= CAPTIONS; caption++) {
    await timeThrough(page, 'wasm');
    if (caption % 20 === 0) lowest = Math.min(lowest, await residentMegabytes(page, BETWEEN_CAPTIONS_MS));
  }
  return lowest;
}

/** Milliseconds from the message that carries the picture to the answer. */
function timeThrough(page: Page, device: Device): Promise<number> {
  return page.evaluate(
    async ([model, device, maxTokens]) => {
      const { picture } = globalThis as unknown as { picture: unknown };
      const data = {
        model,
        device,
        picture,
        request: { task: 'brief', language: 'en', maxTokens, withoutSteps: true },
      };
      const start = performance.now();
      const answer = await chrome.runtime.sendMessage({ id: 1, type: 'engine:trace', data, timestamp: Date.now() });
      if (answer.err) throw new Error(answer.err.message);
      return performance.now() - start;
    },
    [MODEL_ID, device, TOKENS] as const,
  );
}

interface BareWindow {
  loadBareCaptions(
    host: string,
    repo: string,
    revision: string,
    device: Device,
    dtype: string,
  ): Promise<BareWindow['bare']>;
  bare: { time(picture: unknown, tokens: number): Promise<number> };
  picture: unknown;
}

async function loadBare(bench: Page, { model, host, revision }: Desk, device: Device): Promise<void> {
  await bench.evaluate(
    async ([host, repo, revision, device, dtype]) => {
      const page = globalThis as unknown as BareWindow;
      page.bare = await page.loadBareCaptions(host, repo, revision, device, dtype);
    },
    [host, model.repo, revision, device, model.dtype] as const,
  );
}

function timeBare(bench: Page): Promise<number> {
  return bench.evaluate((tokens) => {
    const { bare, picture } = globalThis as unknown as BareWindow;
    return bare.time(picture, tokens);
  }, TOKENS);
}
