import { expect } from '@playwright/test';
import { describePage } from '../../cli/describe-page';
import { type AltlightBrowser, launchAltlight } from '../../cli/launch';
import { test } from '../support/fixtures';
import { searchSvg } from '../support/pictures';
import { flagOfJapan } from '../support/png';

/** Asked as the background would ask; a service worker does not hear its own messages, so a page of the extension does. */
async function deviceInUse({ context, extensionId }: AltlightBrowser): Promise<string> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/popup.html`);
  const answer = await page.evaluate(() =>
    chrome.runtime.sendMessage({ id: 1, type: 'engine:status', data: undefined, timestamp: Date.now() }),
  );
  return answer.res.device;
}

test('WebGPU gives the same descriptions as WASM', async ({ site }) => {
  test.setTimeout(180_000);
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/other.png', flagOfJapan(96, 500), 'image/png');
  const url = site.page(`<img src="/japan.png"><img src="/other.png">${searchSvg()}`);
  const answers = [];
  for (const device of ['wasm', 'webgpu'] as const) {
    const altlight = await launchAltlight({ webgpu: true, settings: { device } });
    const { images } = await describePage(altlight, url, { timeoutMs: 90_000 });
    answers.push(images);
    expect(await deviceInUse(altlight), 'no silent fall-back').toBe(device);
    await altlight.close();
  }
  const [wasm, webgpu] = answers;
  expect(wasm?.map(({ state }) => state)).toEqual(['described', 'described', 'described']);
  expect(webgpu?.map(({ after }) => after)).toEqual(wasm?.map(({ after }) => after));
  for (const [index, image] of (webgpu ?? []).entries()) {
    expect(image.confidence).toBeCloseTo(wasm?.[index]?.confidence ?? Number.NaN, 3);
  }
});
