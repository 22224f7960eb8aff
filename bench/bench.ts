import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AltlightBrowser, launchAltlight } from '../cli/launch';
import { ROOT } from '../cli/paths';
import { TestSite } from '../tests/support/test-site';
import { measureCaptions, measureCaptionsOnWebGpu, tooDear } from './captions';
import { type ContentScriptCost, measureContentScript, PAGE_SIZES } from './content-script';
import { measureDetailAfterBrief } from './in-detail';
import { measureLatency } from './latency';
import { type LivingCost, measureLivingPage } from './living-page';
import { type Results, reportOf } from './report';
import { isSlow, measureSurfaces } from './surfaces';

const FILE = join(ROOT, 'bench/results.json');

/** Each part in a browser of its own, so that none measures what another left behind. */
const PARTS: { [Part in keyof Results]: (altlight: AltlightBrowser, site: TestSite) => Promise<Results[Part]> } = {
  surfaces: measureSurfaces,
  latency: measureLatency,
  contentScript: measureSizes,
  living: measureLiving,
  captions: measureCaptions,
  captionsOnWebGpu: measureCaptionsOnWebGpu,
  inDetail: measureDetailAfterBrief,
};

/** `npm run bench [-- PART …]`: builds, measures, and writes bench/results.md and bench/results.json. */
async function main(): Promise<void> {
  const named = process.argv.slice(2) as (keyof Results)[];
  const parts = named.length > 0 ? named : (Object.keys(PARTS) as (keyof Results)[]);
  execFileSync('npx', ['wxt', 'build', '--mode', 'bench'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const results: Results = JSON.parse(readFileSync(FILE, 'utf8'));
  for (const part of parts) Object.assign(results, { [part]: await measure(part) });
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(ROOT, 'bench/results.md'), reportOf(results));
  console.log(reportOf(results));
  const complaints = [
    ...(parts.includes('surfaces') && isSlow(results.surfaces)
      ? ['A surface takes longer to be painted than it may.']
      : []),
    ...(parts.includes('captions') ? tooDear(results.captions) : []),
  ];
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

async function measure(part: keyof Results): Promise<unknown> {
  console.error(`Measuring ${part} …`);
  const site = await new TestSite().start();
  const altlight = await launchAltlight({
    extension: join(ROOT, '.output/chrome-mv3-bench'),
    webgpu: part === 'captionsOnWebGpu',
  });
  try {
    return await PARTS[part](altlight, site);
  } finally {
    await altlight.close();
    await site.stop();
  }
}

async function measureSizes(altlight: AltlightBrowser, site: TestSite): Promise<ContentScriptCost[]> {
  const costs: ContentScriptCost[] = [];
  for (const size of PAGE_SIZES) {
    console.error(`  a page of ${size.images} images, ${size.pictures} different pictures …`);
    costs.push(await measureContentScript(altlight, site, size));
  }
  return costs;
}

async function measureLiving(altlight: AltlightBrowser, site: TestSite): Promise<LivingCost[]> {
  const costs: LivingCost[] = [];
  for (const what of ['mutations', 'idle'] as const) {
    console.error(`  a page with ${what} …`);
    costs.push(await measureLivingPage(altlight, site, what));
  }
  return costs;
}

await main();
