import { EventEmitter } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '../../support/noise';
import { withUnheldBrowser } from '../../support/unheld-browser';
import { flag, loupe, servePictures } from './gallery';

test.beforeAll(({ site }) => servePictures(site));

/** Says "waiting" once it has been prerendered for a while, and "shown" when it has its names. */
const PRERENDERED = `<img id="a" src="${flag(1)}"><img id="b" src="${loupe()}" width="48"><script>
  const names = () => [...document.images].map(({ alt }) => alt).join();
  const tell = (what, details) => fetch('/tell/' + what, { method: 'POST', body: JSON.stringify(details) });
  addEventListener('load', () => setTimeout(() => tell('waiting', { names: names() }), 1_500));
  const timer = setInterval(() => {
    if (document.prerendering || [...document.images].some(({ alt }) => !alt)) return;
    clearInterval(timer);
    const { activationStart } = performance.getEntriesByType('navigation')[0];
    tell('shown', { names: names(), activationStart });
  }, 50);
</script>`;

const leading = (path: string) => `<h1>Before</h1>
  <script type="speculationrules">${JSON.stringify({ prerender: [{ urls: [path], eagerness: 'immediate' }] })}</script>
  <script>fetch('/tell/go').then(() => { location.href = '${path}'; });</script>`;

interface Told {
  names: string;
  activationStart?: number;
}

test('a prerendered page is left alone until it is shown, and then named', async ({ site }) => {
  const told = new Map<string, Told>();
  for (const what of ['waiting', 'shown']) {
    site.answer(`/tell/${what}`, async (request, response) => {
      told.set(what, JSON.parse(await text(request)));
      response.end();
    });
  }
  const go = new EventEmitter();
  site.answer('/tell/go', (_, response) => void go.once('go', () => response.end()));
  const path = new URL(site.page(PRERENDERED)).pathname;
  await withUnheldBrowser(site.page(leading(path)), async () => {
    await expect.poll(() => told.get('waiting')).toBeDefined();
    go.emit('go');
    await expect.poll(() => told.get('shown')).toBeDefined();
  });
  expect(told.get('waiting')?.names).toBe(',');
  expect(told.get('shown')?.activationStart, 'not prerendered, so nothing is proved').toBeGreaterThan(0);
  expect(told.get('shown')?.names).toMatch(/japan.*,.*search/);
});
