import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { EngineDevice } from '../../lib/shared/engine-device';
import type { TraceAnswer } from '../../lib/shared/trace';
import { doWithModels, openExtensionPage, send, untilModel } from '../extension-messages';
import { HubServer } from '../hub-server';
import { launchAltlight } from '../launch';
import { formatTable } from '../table';
import { compare } from './compare';
import { type Reference, type ReferenceCase, readContract, readFormats, type SimilarityCase } from './contract';
import { loadPicture } from './picture';

export interface ParityRow {
  model: string;
  architecture: string;
  /** Of the numbers: "fp32", "q8", … */
  format: string;
  device: EngineDevice;
  equal: number;
  compared: number;
  largestDifference: number;
  milliseconds: number;
  /** Why it ran on WASM instead, where this GPU cannot compute with half precision; null where it did as it was told. */
  elsewhere: string | null;
  /** What went wrong; null when everything ran. */
  error: string | null;
}

export interface ParityChoice {
  devices: readonly EngineDevice[];
  /** Models; none is all of them. */
  names?: readonly string[];
  /** None is all of them. */
  formats?: readonly string[];
}

/** Installs each model from a server like the hub, and has the extension say what its reference has said. */
export async function runParity({ devices, names = [], formats = [] }: ParityChoice): Promise<ParityRow[]> {
  const references = readContract()
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .flatMap((reference) => [reference, ...readFormats(reference)])
    .filter(({ format }) => formats.length === 0 || formats.includes(format));
  const hub = await new HubServer().start();
  const rows: ParityRow[] = [];
  try {
    for (const { name, folder } of references) await hub.addFolder(`contract/${name}`, folder);
    for (const device of devices) {
      const altlight = await launchAltlight({ webgpu: device === 'webgpu' });
      try {
        const page = await openExtensionPage(altlight);
        const halves = device === 'wasm' || (await canHalve(page));
        for (const reference of references.filter((reference) => device === 'wasm' || isForGpus(reference))) {
          rows.push(await compareModel(page, hub, reference, device, halves));
        }
      } finally {
        await altlight.close();
      }
    }
  } finally {
    await hub.stop();
  }
  return rows;
}

/** Checking models run on WASM alone. 8-bit decoders say nonsense on WebGPU, and are never installed for it. */
const isForGpus = ({ cases, format }: Reference) => cases.length > 0 && format !== 'q8';

const canHalve = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await navigator.gpu?.requestAdapter())?.features.has('shader-f16') ?? false);

async function compareModel(
  page: Page,
  hub: HubServer,
  reference: Reference,
  device: EngineDevice,
  halves: boolean,
): Promise<ParityRow> {
  const { name, architecture, format } = reference;
  const counts = { equal: 0, compared: 0, largestDifference: 0, milliseconds: 0 };
  const row: ParityRow = { model: name, architecture, format, device, ...counts, elsewhere: null, error: null };
  try {
    await install(page, hub, reference);
    for (const one of reference.cases) {
      const trace = await traceCase(page, reference, one, device);
      if (trace.device !== device) row.elsewhere = await whyElsewhere(page);
      if (row.elsewhere && (halves || !format.includes('16'))) throw new Error(row.elsewhere);
      const { equal, compared, largestDifference } = compare(one, trace);
      row.equal += equal;
      row.compared += compared;
      row.largestDifference = Math.max(row.largestDifference, largestDifference);
      row.milliseconds += trace.milliseconds;
    }
    for (const one of reference.similarities) {
      const differences = await compareSimilarities(page, reference, one);
      row.equal += differences.filter((difference) => difference < SIMILAR).length;
      row.compared += differences.length;
      row.largestDifference = Math.max(row.largestDifference, ...differences);
    }
    return row;
  } catch (error) {
    return { ...row, error: String(error) };
  }
}

async function whyElsewhere(page: Page): Promise<string> {
  const { captions } = await send(page, 'engine:status', undefined);
  return `ran on ${captions.device}, since ${captions.failure}`;
}

/** Of the model, installed in one number format. */
const idOf = ({ name, format }: Reference) => `${name}-${format}`;

async function install(page: Page, hub: HubServer, reference: Reference): Promise<void> {
  const { name, architecture, dtypes } = reference;
  const id = idOf(reference);
  const source = { host: hub.url, repo: `contract/${name}`, revision: null, architecture, dtypes };
  await doWithModels(page, { type: 'install', model: { id, name: id, ...source } });
  const { state, error } = await untilModel(page, id, ['installed', 'failed']);
  if (state === 'failed') throw new Error(`${error?.code} ${error?.detail}`);
}

/** Cosines that differ by less are the same. */
const SIMILAR = 5e-4;

/** How far each similarity is from the reference's. A checking model runs on WASM alone. */
async function compareSimilarities(page: Page, reference: Reference, one: SimilarityCase): Promise<number[]> {
  await loadPicture(page, join(reference.folder, one.image));
  const differences: number[] = [];
  for (const [at, text] of one.texts.entries()) {
    const answer = await page.evaluate(
      ([model, text]) => {
        const { picture } = globalThis as unknown as { picture: unknown };
        const data = { model, picture, text };
        return chrome.runtime.sendMessage({ id: 1, type: 'engine:similarity', data, timestamp: Date.now() });
      },
      [idOf(reference), text] as const,
    );
    if (answer.err) throw new Error(answer.err.message);
    differences.push(Math.abs(answer.res - (one.similarities[at] ?? Number.NaN)));
  }
  return differences;
}

async function traceCase(
  page: Page,
  reference: Reference,
  one: ReferenceCase,
  device: EngineDevice,
): Promise<TraceAnswer> {
  await loadPicture(page, join(reference.folder, one.image));
  const request = {
    task: one.task,
    question: one.question ?? undefined,
    past: one.past,
    prefix: one.prefix ?? undefined,
    language: 'en',
    maxTokens: one.max_new_tokens,
  };
  const answer = await page.evaluate(
    ([model, device, request]) => {
      const { picture } = globalThis as unknown as { picture: unknown };
      const data = { model, device, picture, request };
      return chrome.runtime.sendMessage({ id: 1, type: 'engine:trace', data, timestamp: Date.now() });
    },
    [idOf(reference), device, request] as const,
  );
  if (answer.err) throw new Error(answer.err.message);
  return answer.res;
}

export const formatRows = (rows: ParityRow[]): string =>
  formatTable(rows, [
    { title: 'model', cell: ({ model }) => model, enough: 12 },
    { title: 'architecture', cell: ({ architecture }) => architecture, enough: 24 },
    { title: 'format', cell: ({ format }) => format, enough: 10 },
    { title: 'device', cell: ({ device }) => device, enough: 6 },
    { title: 'tokens equal', cell: ({ equal, compared }) => `${equal} of ${compared}`, enough: 12 },
    { title: 'logits apart', cell: ({ largestDifference }) => largestDifference.toExponential(1), enough: 8 },
    { title: 'ms', cell: ({ milliseconds }) => milliseconds.toFixed(0), enough: 6 },
    { title: '', cell: ({ error, elsewhere }) => error ?? elsewhere ?? '', enough: 60 },
  ]);
