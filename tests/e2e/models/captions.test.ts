import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACT } from '../../../cli/parity/contract';
import { expect, type ModelDesk, test } from '../../support/model-desk';

const PHOTO = readFileSync(join(CONTRACT, 'images/noise-64x64.png'));

/** Installs one of the contract's tiny models. What they say is nonsense, but always the same nonsense. */
async function useModel(desk: ModelDesk, name: string, architecture: 'vision-encoder-decoder' | 'florence2') {
  await desk.hub.addFolder(`somebody/${name}`, join(CONTRACT, name));
  await desk.install(name, { architecture });
  await desk.until(name, 'installed');
}

test('a photograph gets a caption once a model is chosen, also on a page that is open already', async ({
  desk,
  altlight,
  site,
  open,
}) => {
  site.file('/photo.png', PHOTO, 'image/png');
  const page = await open(site.page('<img id="photo" src="/photo.png">'));
  await expect.poll(() => page.evaluate(() => document.images[0]?.alt)).toBe('');
  await useModel(desk, 'vit-gpt2', 'vision-encoder-decoder');
  await altlight.setSettings({ captionModel: 'vit-gpt2' });
  await expect.poll(() => page.evaluate(() => document.images[0]?.alt), { timeout: 20_000 }).toMatch(/\S/);
  console.log(await page.evaluate(() => document.images[0]?.alt));
  await altlight.setSettings({ captionModel: null });
});
