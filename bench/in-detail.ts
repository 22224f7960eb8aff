import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { doWithModels, openExtensionPage, send, untilModel } from '../cli/extension-messages';
import { HubServer } from '../cli/hub-server';
import type { AltlightBrowser } from '../cli/launch';
import { CONTRACT } from '../cli/parity/contract';
import { loadPicture } from '../cli/parity/picture';
import type { TraceAnswer } from '../lib/shared/trace';
import { median } from './statistics';

const ROUNDS = 30;
/** Few, so that the picture weighs about as much as it does in a real model, whose encoder is most of the work. */
const TOKENS = 8;
const MODEL = 'florence2';
const PICTURES = ['images/boat-64x64.png', 'images/noise-64x64.png'];

export interface DetailTimes {
  tokens: number;
  rounds: number;
  /** Medians in milliseconds. */
  cold: number;
  afterBrief: number;
}

/** A description in detail of a picture that the model has just named, beside one of a picture that is new to it. */
export async function measureDetailAfterBrief(altlight: AltlightBrowser): Promise<DetailTimes> {
  const hub = await new HubServer().start();
  await hub.addFolder(`contract/${MODEL}`, join(CONTRACT, MODEL));
  const page = await openExtensionPage(altlight);
  try {
    const source = { host: hub.url, repo: `contract/${MODEL}`, revision: null, dtypes: {} };
    await doWithModels(page, { type: 'install', model: { id: MODEL, name: MODEL, architecture: MODEL, ...source } });
    await untilModel(page, MODEL, ['installed']);
    return await compare(page);
  } finally {
    await doWithModels(page, { type: 'remove', id: MODEL });
    await page.close();
    await hub.stop();
  }
}

async function compare(page: Page): Promise<DetailTimes> {
  const cold: number[] = [];
  const afterBrief: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, times] of [cold, afterBrief].entries()) {
      await loadPicture(page, join(CONTRACT, PICTURES[index] ?? ''));
      if (times === afterBrief) await time(page, 'brief');
      const milliseconds = await time(page, 'detailed');
      // The first time, code is compiled.
      if (round >= 0) times.push(milliseconds);
    }
  }
  await send(page, 'engine:unload', undefined);
  return { tokens: TOKENS, rounds: ROUNDS, cold: median(cold), afterBrief: median(afterBrief) };
}

/** Milliseconds from the picture to the last token. */
async function time(page: Page, task: 'brief' | 'detailed'): Promise<number> {
  const answer = await page.evaluate(
    ([model, task, maxTokens]) => {
      const { picture } = globalThis as unknown as { picture: unknown };
      const data = { model, device: 'wasm', picture, request: { task, language: 'en', maxTokens, withoutSteps: true } };
      return chrome.runtime.sendMessage({ id: 1, type: 'engine:trace', data, timestamp: Date.now() });
    },
    [MODEL, task, TOKENS] as const,
  );
  if (answer.err) throw new Error(answer.err.message);
  return (answer.res as TraceAnswer).milliseconds;
}
