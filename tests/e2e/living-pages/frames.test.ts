import type { Frame, Page } from '@playwright/test';
import { expect, test } from '../../support/noise';
import { flagOfJapan } from '../../support/png';
import type { TestSite } from '../../support/test-site';
import { flag, servePictures } from './gallery';

const EACH = 40;

test.beforeAll(({ site }) => {
  servePictures(site);
  for (let index = 0; index < EACH; index++) site.file(`/frame-${index}`, document(index), 'text/html');
});

const document = (index: number) =>
  `<!doctype html><html lang="en"><title>${index}</title><img src="${flag(index)}" width="96" height="96">`;
const pngData = (shade: number) => flagOfJapan(96, shade).toString('base64');

/** Every way for a frame to come to its document. */
const KINDS: Record<string, (index: number, site: TestSite) => string> = {
  srcdoc: (index) => `srcdoc='${document(index)}'`,
  'about:blank, filled by script': (index) => `class="blank" data-html='${document(index)}'`,
  'same origin': (index) => `src="/frame-${index}"`,
  'cross origin': (index, site) => `src="${site.second}/frame-${index}"`,
  sandboxed: (index) => `sandbox src="/frame-${index}"`,
  // It has no host, and so could not ask for a picture of this site, which is on a private one.
  'sandboxed srcdoc': (index) => `sandbox srcdoc='<img src="data:image/png;base64,${pngData(index)}">'`,
};

const FILL = `<script>
  for (const frame of document.querySelectorAll('.blank')) frame.contentDocument.body.innerHTML = frame.dataset.html;
</script>`;

const nameIn = (frame: Frame) =>
  frame
    .locator('img')
    .getAttribute('alt', { timeout: 1_000 })
    .catch(() => null);

/** Tells, each time that it is called, which frames still have no name. One that has got its name is not asked again. */
function unnamedIn(page: Page): () => Promise<string[]> {
  const named = new Set<Frame>();
  return async () => {
    const frames = page.frames().slice(1);
    for (const frame of frames) {
      if (!named.has(frame) && /japan/.test((await nameIn(frame)) ?? '')) named.add(frame);
    }
    return frames.filter((frame) => !named.has(frame)).map((frame) => `${frame.name()} ${frame.url()}`);
  };
}

/** The longest time in ms without a frame drawn, and how many were, while a work goes on. */
async function watchFrames<T>(page: Page, work: () => Promise<T>): Promise<{ longest: number; drawn: number }> {
  await page.evaluate(() => {
    const seen = { longest: 0, drawn: 0 };
    let last = performance.now();
    const next = () => {
      seen.longest = Math.max(seen.longest, performance.now() - last);
      last = performance.now();
      seen.drawn++;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, { seen });
  });
  await work();
  return page.evaluate(() => (window as unknown as { seen: { longest: number; drawn: number } }).seen);
}

for (const [kind, attributes] of Object.entries(KINDS)) {
  test(`the image in a frame (${kind}) gets its name`, async ({ open, site }) => {
    const page = await open(site.page(`<iframe ${attributes(1, site)}></iframe>${FILL}`));
    await expect.poll(unnamedIn(page)).toEqual([]);
    expect(page.frames()).toHaveLength(2);
  });
}

test('each of 200 frames gets its name, and the page around them goes on', async ({ open, site, noise }) => {
  test.slow();
  const kinds = Object.values(KINDS).slice(0, 5);
  const frames = Array.from({ length: 5 * EACH }, (_, index) => {
    const attributes = kinds[index % 5]?.(Math.floor(index / 5), site);
    return `<iframe name="frame ${index}" width="120" height="110" ${attributes}></iframe>`;
  });
  const page = await open(site.page(`<main>${frames.join('')}</main>${FILL}`));
  const { longest, drawn } = await watchFrames(page, () =>
    expect.poll(unnamedIn(page), { timeout: 60_000 }).toEqual([]),
  );
  expect(page.frames()).toHaveLength(201);
  expect(drawn).toBeGreaterThan(10);
  expect(longest).toBeLessThan(1_000);
  test.info().annotations.push({ type: 'longest pause', description: `${Math.round(longest)} ms, ${drawn} drawn` });
  // A sandbox without allow-scripts keeps the page's scripts out, not ours; the browser itself may say so.
  expect(noise.filter((line) => !/allow-scripts/.test(line))).toEqual([]);
});
