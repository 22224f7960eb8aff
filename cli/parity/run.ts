import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { EngineDevice } from '../../lib/shared/engine-device';
import type { TraceAnswer } from '../../lib/shared/trace';
import { doWithModels, openExtensionPage, send, untilModel } from '../extension-messages';
import { HubServer } from '../hub-server';
import { launchAltlight } from '../launch';
import { formatTable } from '../table';
import { compare } from './compare';
import { type Reference, type ReferenceCase, readContract, type SimilarityCase } from './contract';
import { loadPicture } from './picture';

export interface ParityRow {
  model: string;
  architecture: string;
  device: EngineDevice;
  equal: number;
  compared: number;
  largestDifference: number;
  milliseconds: number;
  /** What went wrong; null when everything ran. */
  error: string | null;
}

/** Installs each model from a server like the hub, and has the extension say what its reference has said. */
export async function runParity(devices: readonly EngineDevice[], names: readonly string[]): Promise<ParityRow[]> {
  const references = readContract().filter(({ name }) => names.length === 0 || names.includes(name));
  const hub = await new HubServer().start();
  const rows: ParityRow[] = [];
  try {
    for (const reference of references) await hub.addFolder(`contract/${reference.name}`, reference.folder);
    for (const device of devices) {
      const altlight = await launchAltlight({ webgpu: device === 'webgpu' });
      try {
        const page = await openExtensionPage(altlight);
        for (const reference of references) {
          if (device === 'wasm' || reference.cases.length > 0)
            rows.push(await compareModel(page, hub, reference, device));
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

async function compareModel(
  page: Page,
  hub: HubServer,
  reference: Reference,
  device: EngineDevice,
): Promise<ParityRow> {
  const { name, architecture } = reference;
  const row = { model: name, architecture, device, equal: 0, compared: 0, largestDifference: 0, milliseconds: 0 };
  try {
    await install(page, hub, reference);
    for (const one of reference.cases) {
      const trace = await traceCase(page, reference, one, device);
      if (trace.device !== device) throw new Error(await whyElsewhere(page));
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
    return { ...row, error: null };
  } catch (error) {
    return { ...row, error: String(error) };
  }
}

async function whyElsewhere(page: Page): Promise<string> {
  const { captions } = await send(page, 'engine:status', undefined);
  return `ran on ${captions.device}, since ${captions.failure}`;
}

async function install(page: Page, hub: HubServer, { name, architecture }: Reference): Promise<void> {
  const source = { host: hub.url, repo: `contract/${name}`, revision: null, architecture, dtypes: {} };
  await doWithModels(page, { type: 'install', model: { id: name, name, ...source } });
  const { state, error } = await untilModel(page, name, ['installed', 'failed']);
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
      [reference.name, text] as const,
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
    [reference.name, device, request] as const,
  );
  if (answer.err) throw new Error(answer.err.message);
  return answer.res;
}

export const formatRows = (rows: ParityRow[]): string =>
  formatTable(rows, [
    { title: 'model', cell: ({ model }) => model, enough: 12 },
    { title: 'architecture', cell: ({ architecture }) => architecture, enough: 24 },
    { title: 'device', cell: ({ device }) => device, enough: 6 },
    { title: 'tokens equal', cell: ({ equal, compared }) => `${equal} of ${compared}`, enough: 12 },
    { title: 'logits apart', cell: ({ largestDifference }) => largestDifference.toExponential(1), enough: 8 },
    { title: 'ms', cell: ({ milliseconds }) => milliseconds.toFixed(0), enough: 6 },
    { title: '', cell: ({ error }) => error ?? '', enough: 60 },
  ]);
