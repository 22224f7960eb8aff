import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../../../cli/launch';
import { scriptText } from '../../support/bundle';
import { expect, test } from '../../support/noise';
import { searchSvg } from '../../support/pictures';
import { flagOfJapan } from '../../support/png';
import type { TestSite } from '../../support/test-site';
import { flag, loupe, servePictures } from './gallery';

const IMAGES = 6;
const NAMED = 'img[alt*="Appears"], input[alt*="Appears"], [role=img][aria-label*="Appears"]';
/** What may be noticed: that an image without a name has got one. */
const ALLOWED = /^mutation attributes (alt|aria-label|role|aria-labelledby) at (img|input|div|svg)#image-\d $/;
/** Chromium tells of the loading of an input once or twice, as it comes. */
const UNSTEADY = 'event load at input#image-4';

const bodyOf = (site: TestSite) => `
  <h1>A page that listens</h1>
  <img id="image-1" src="${flag(1)}"><img id="image-2" src="${site.second}${flag(2)}">
  <img id="image-3" src="${loupe()}" width="48"><input id="image-4" type="image" src="/fresh-3.png">
  <div id="image-5" role="img"></div>${searchSvg('id="image-6"')}
  <img id="bob" src="${flag(5)}" alt="Bob"><img id="decorative" src="${flag(6)}" alt="">`;

test.beforeAll(async ({ site }) => {
  servePictures(site);
  const ears = await scriptText(new URL('./pages/ears.ts', import.meta.url), 'iife');
  const worker = await scriptText(new URL('./pages/logging-service-worker.ts', import.meta.url), 'iife');
  site.file('/ears.js', ears, 'text/javascript');
  site.file('/worker.js', worker, 'text/javascript');
  site.file('/style.css', `#image-5 { width: 96px; height: 96px; background: url(/fresh-4.png) }`, 'text/css');
  // These may not come from a cache: whoever asks again is heard.
  for (const shade of [3, 4]) {
    const headers = { 'content-type': 'image/png', 'cache-control': 'no-store' };
    site.answer(`/fresh-${shade}.png`, (_, response) => response.writeHead(200, headers).end(flagOfJapan(96, shade)));
  }
  site.answer('/csp-report', (_, response) => response.writeHead(204).end());
});

/** Trusted Types: not in TypeScript's DOM yet. */
interface Policy {
  createScriptURL(url: string): string;
}

/** A page with its ears open, under a policy that lets nothing through but what it has itself, and reports the rest. */
function serveListener(site: TestSite, path: string): string {
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self';
    img-src 'self' data: ${site.second}; require-trusted-types-for 'script'; report-uri /csp-report`;
  const head = '<title>Ears</title><script src="/ears.js"></script><link rel="stylesheet" href="/style.css">';
  site.answer(path, (_, response) => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': policy.replace(/\s+/g, ' ') };
    response.writeHead(200, headers).end(`<!doctype html><html lang="en">${head}<body>${bodyOf(site)}`);
  });
  return site.first + path;
}

async function listen(
  altlight: AltlightBrowser,
  url: string,
  enabled: boolean,
  also: (page: Page) => Promise<string[]>,
) {
  await altlight.setSettings({ enabled, pausedSites: [] });
  const page = await altlight.context.newPage();
  await page.goto(url);
  await expect(page.locator(NAMED)).toHaveCount(enabled ? IMAGES : 0);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const heard = await page.evaluate(() => (window as unknown as { report(): string[] }).report());
  const more = await also(page);
  await page.close();
  return [...heard.filter((line) => line !== UNSTEADY), ...more.sort()];
}

/** What is in one list and not in the other, each time that it is. */
function missingFrom(some: string[], others: string[]): string[] {
  const left = [...others];
  return some.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function expectNothingHeard(off: string[], on: string[]): void {
  expect(missingFrom(off, on), 'heard without Altlight only').toEqual([]);
  const more = missingFrom(on, off);
  expect(more.filter((line) => !ALLOWED.test(line))).toEqual([]);
  expect(more.length).toBeGreaterThanOrEqual(IMAGES);
}

test('a page hears nothing of Altlight but the names of its images', async ({ altlight, site, noise }) => {
  const url = serveListener(site, '/listener');
  const nothing = async () => [];
  await listen(altlight, url, false, nothing);
  const off = await listen(altlight, url, false, nothing);
  expect(missingFrom(off, await listen(altlight, url, false, nothing)), 'the recording is not steady').toEqual([]);
  expectNothingHeard(off, await listen(altlight, url, true, nothing));
  expect(site.requests.filter(({ path }) => path === '/csp-report')).toEqual([]);
  expect(noise).toEqual([]);
});

test("nor does a page's service worker see any request of it", async ({ altlight, site }) => {
  const url = serveListener(site, '/listener-with-worker');
  const page = await altlight.context.newPage();
  await page.goto(url);
  await page.evaluate(async () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): Policy };
    };
    const policy = trustedTypes.createPolicy('own', { createScriptURL: (url: string) => url });
    await navigator.serviceWorker.register(policy.createScriptURL('/worker.js'));
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    }
  });
  const seen = (page: Page) =>
    page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      navigator.serviceWorker.controller?.postMessage('tell', [port2]);
      return new Promise<string[]>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
      });
    });
  await seen(page);
  await listen(altlight, url, false, seen);
  const off = await listen(altlight, url, false, seen);
  expect(off.filter((line) => line.startsWith('service worker: image')).length).toBeGreaterThan(3);
  const on = await listen(altlight, url, true, seen);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).unregister());
  await page.close();
  expectNothingHeard(off, on);
});
