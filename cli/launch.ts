import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Worker } from '@playwright/test';
import type { Settings } from '../lib/settings/schema';
import { findBrowser } from './find-browser';
import { BUILT_EXTENSION } from './paths';
import { changeStoredSettings } from './stored-settings';

export interface LaunchOptions {
  /** Folder of the unpacked extension; by default the built one. */
  extension?: string;
  headed?: boolean;
  /** Gives the browser WebGPU in software; slow, for tests of correctness only. */
  webgpu?: boolean;
  settings?: Partial<Settings>;
  /** Where the browser is to look for which hosts, as --host-resolver-rules: "MAP *.test 127.0.0.1". */
  hosts?: string;
  /** Address of a proxy that everything goes through, also what is on this machine. */
  proxy?: string;
  /** BCP 47: what the browser speaks; by default English. */
  language?: string;
  /** Leaves the first-run page open, as a newcomer finds it. */
  isFirstRun?: boolean;
  /** A profile to keep; by default a new one that is removed on close. */
  userDataDir?: string;
}

export interface AltlightBrowser {
  context: BrowserContext;
  extensionId: string;
  /** The background's service worker; wakes it when it has been stopped. */
  worker(): Promise<Worker>;
  setSettings(patch: Partial<Settings>): Promise<void>;
  close(): Promise<void>;
}

const WORKER_TIMEOUT = 15_000;

export async function launchAltlight(options: LaunchOptions = {}): Promise<AltlightBrowser> {
  const extension = options.extension ?? BUILT_EXTENSION;
  if (!existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`There is no extension in ${extension}. Build it first: npm run build`);
  }
  const profile = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'altlight-')));
  const removeProfile = () =>
    options.userDataDir ? undefined : rm(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    const context = await launch(extension, profile, options);
    return await asAltlightBrowser(context, removeProfile, options);
  } catch (error) {
    await removeProfile();
    throw error;
  }
}

function launch(
  extension: string,
  profile: string,
  { headed, webgpu, hosts, proxy, language = 'en' }: LaunchOptions,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: !headed,
    chromiumSandbox: canUseSandbox(),
    ignoreDefaultArgs: ['--disable-extensions'],
    env: { ...process.env, LANGUAGE: language },
    args: [
      `--lang=${language}`,
      ...(headed ? [] : ['--headless=new']),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(hosts ? [`--host-resolver-rules=${hosts}`] : []),
      ...(proxy ? [`--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
      ...(webgpu ? ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] : []),
    ],
  });
}

/** Root cannot use Chromium's sandbox; nor can some containers, for which there is ALTLIGHT_NO_SANDBOX=1. */
export function canUseSandbox(): boolean {
  return process.getuid?.() !== 0 && process.env.ALTLIGHT_NO_SANDBOX !== '1';
}

async function asAltlightBrowser(
  context: BrowserContext,
  removeProfile: () => Promise<void> | undefined,
  { settings, isFirstRun }: LaunchOptions,
): Promise<AltlightBrowser> {
  const close = async () => {
    await context.close();
    await removeProfile();
  };
  try {
    const extensionId = new URL((await firstWorker(context)).url()).host;
    const worker = () => liveWorker(context, extensionId);
    const setSettings = async (patch: Partial<Settings>) => changeStoredSettings(await worker(), patch);
    if (settings) await setSettings(settings);
    if (!isFirstRun) await leaveFirstRun(await worker());
    return { context, extensionId, worker, setSettings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the first-run page, which would come to the front in the middle of something else, and closes it. */
async function leaveFirstRun(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    while (!(await chrome.storage.local.get('welcomed')).welcomed) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const welcome = chrome.runtime.getURL('welcome.html');
    const tabs = (await chrome.tabs.query({})).filter(({ url, pendingUrl }) => (pendingUrl || url) === welcome);
    for (const { id } of tabs) if (id !== undefined) await chrome.tabs.remove(id);
  });
}

function isExtensionWorker(worker: Worker): boolean {
  return worker.url().startsWith('chrome-extension://');
}

async function firstWorker(context: BrowserContext): Promise<Worker> {
  const running = context.serviceWorkers().find(isExtensionWorker);
  if (running) return running;
  try {
    return await context.waitForEvent('serviceworker', { predicate: isExtensionWorker, timeout: WORKER_TIMEOUT });
  } catch {
    throw new Error(
      `The browser did not start the extension. Altlight needs Chromium 148 or newer; Google Chrome (unlike Chromium)
does not load extensions from the command line. Set ALTLIGHT_BROWSER to a Chromium.`,
    );
  }
}

/** Playwright goes on listing a service worker that has been stopped; its evaluate() hangs until it is started again. */
async function liveWorker(context: BrowserContext, extensionId: string): Promise<Worker> {
  const isOurs = (worker: Worker) => new URL(worker.url()).host === extensionId;
  await startWorker(context, extensionId);
  const listed = context.serviceWorkers().find(isOurs);
  return listed ?? context.waitForEvent('serviceworker', { predicate: isOurs, timeout: WORKER_TIMEOUT });
}

/** Does nothing to a worker that is running. */
async function startWorker(context: BrowserContext, extensionId: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  try {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: `chrome-extension://${extensionId}/` });
  } finally {
    await session.detach();
  }
}
