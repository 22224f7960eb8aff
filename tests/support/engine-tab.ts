import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import { openExtensionPage, send } from '../../cli/extension-messages';
import { HubServer } from '../../cli/hub-server';
import { launchAltlight } from '../../cli/launch';
import { CONTRACT } from '../../cli/parity/contract';
import type { Architecture } from '../../lib/shared/installed-model';
import { expect, requestFor } from './model-desk';

interface EngineTab {
  /** Folder of the fixture, and the id that it is installed by. */
  model: string;
  architecture: Architecture;
  webgpu?: boolean;
  onCaptionWorker?: (worker: Worker) => void;
}

/** The engine's document in a tab, where its workers can be reached; the background has not opened its own. */
export async function withEngineInTab(
  { model, architecture, webgpu = false, onCaptionWorker }: EngineTab,
  work: (page: Page, workers: Worker[]) => Promise<void>,
): Promise<void> {
  const hub = await new HubServer().start();
  await hub.addFolder(`somebody/${model}`, join(CONTRACT, model));
  const altlight = await launchAltlight({ webgpu });
  try {
    const host = await altlight.context.newPage();
    const workers: Worker[] = [];
    host.on('worker', (worker) => {
      if (!worker.url().includes('caption')) return;
      workers.push(worker);
      onCaptionWorker?.(worker);
    });
    await host.goto(`chrome-extension://${altlight.extensionId}/offscreen.html`);
    const page = await openExtensionPage(altlight);
    await send(page, 'engine:models', { type: 'install', model: requestFor(hub, model, { architecture }) });
    await expect.poll(async () => (await send(page, 'engine:models', { type: 'list' }))[0]?.state).toBe('installed');
    await work(page, workers);
  } finally {
    await altlight.close();
    await hub.stop();
  }
}
