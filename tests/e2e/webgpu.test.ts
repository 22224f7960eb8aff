import { expect } from '@playwright/test';
import { describePage } from '../../cli/describe-page';
import { launchAltlight } from '../../cli/launch';
import { test } from '../support/fixtures';
import { searchSvg } from '../support/pictures';
import { flagOfJapan } from '../support/png';

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
    await altlight.close();
  }
  const [wasm, webgpu] = answers;
  expect(wasm?.map(({ state }) => state)).toEqual(['described', 'described', 'described']);
  expect(webgpu?.map(({ after }) => after)).toEqual(wasm?.map(({ after }) => after));
  for (const [index, image] of (webgpu ?? []).entries()) {
    expect(image.confidence).toBeCloseTo(wasm?.[index]?.confidence ?? Number.NaN, 3);
  }
});
