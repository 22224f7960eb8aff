import type { Page } from '@playwright/test';
import type { ProtocolMap } from '../lib/messaging/protocol';
import type { ModelCommand, ModelState, ModelStatus } from '../lib/shared/model-status';
import type { AltlightBrowser } from './launch';

/** A page of the extension that does nothing by itself, to send messages from as the options page does. */
export async function openExtensionPage({ context, extensionId }: AltlightBrowser): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/popup.html`);
  return page;
}

/** Sends a message as @webext-core/messaging does; rejects with the error that the handler threw. */
export async function send<T extends keyof ProtocolMap>(
  page: Page,
  type: T,
  data: Parameters<ProtocolMap[T]>[0],
): Promise<Awaited<ReturnType<ProtocolMap[T]>>> {
  const answer = await page.evaluate(
    ([type, data]) => chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }),
    [type, data] as const,
  );
  const { res, err } = answer as { res?: unknown; err?: { message: string } };
  if (err) throw new Error(err.message);
  return res as Awaited<ReturnType<ProtocolMap[T]>>;
}

export const doWithModels = (page: Page, command: ModelCommand): Promise<ModelStatus[]> =>
  send(page, 'models:do', command);

/** Waits until a model is in one of the states. */
export async function untilModel(page: Page, id: string, states: ModelState[], limitMs = 60_000): Promise<ModelStatus> {
  for (const end = Date.now() + limitMs; ; ) {
    const status = (await doWithModels(page, { type: 'list' })).find((model) => model.id === id);
    if (status && states.includes(status.state)) return status;
    if (Date.now() > end) throw new Error(`${id} is ${status?.state ?? 'unknown'} after ${limitMs} ms`);
    await page.waitForTimeout(50);
  }
}
