import { text } from 'node:stream/consumers';
import { expect, test } from '../../support/fixtures';
import { withUnheldBrowser } from '../../support/unheld-browser';
import { flag, servePictures } from './gallery';

test.beforeAll(({ site }) => servePictures(site));

/** Puts another tab in front, says after a while what it has got behind it, and again when it is in front. */
const BEHIND = `<h1>Behind</h1><script>
  const tell = (what) => fetch('/hidden/' + what, { method: 'POST', body: JSON.stringify({
    names: [...document.images].map(({ alt }) => alt).join(), visibility: document.visibilityState }) });
  const front = open('/front');
  setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<img src="${flag(1)}"><img src="${flag(2)}">'), 1_000);
  setTimeout(() => tell('behind').then(() => fetch('/hidden/go')).then(() => front?.close()), 4_000);
  const timer = setInterval(() => {
    if (document.images.length === 0 || [...document.images].some(({ alt }) => !alt)) return;
    clearInterval(timer);
    tell('named');
  }, 50);
</script>`;

test('a hidden tab is left alone until it is seen, and then named', async ({ site }) => {
  const told = new Map<string, { names: string; visibility: string }>();
  for (const what of ['behind', 'named']) {
    site.answer(`/hidden/${what}`, async (request, response) => {
      told.set(what, JSON.parse(await text(request)));
      response.end();
    });
  }
  let go = () => {};
  const seen = new Promise<void>((resolve) => {
    go = resolve;
  });
  site.answer('/hidden/go', (_, response) => void seen.then(() => response.end()));
  site.file('/front', '<!doctype html><title>Front</title><h1>Front</h1>', 'text/html');
  await withUnheldBrowser(site.page(BEHIND), async () => {
    await expect.poll(() => told.get('behind')).toBeDefined();
    test.skip(told.get('behind')?.visibility !== 'hidden', 'this browser shows both tabs at once');
    expect(told.get('behind')?.names).toBe(',');
    go();
    await expect
      .poll(() => told.get('named'))
      .toEqual({ names: expect.stringMatching(/japan.*,.*japan/), visibility: 'visible' });
  });
});
