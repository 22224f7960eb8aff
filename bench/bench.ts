import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchAltlight } from '../cli/launch';
import { ROOT } from '../cli/paths';
import { TestSite } from '../tests/support/test-site';
import { measureCaptions } from './captions';
import { type ContentScriptCost, measureContentScript, PAGE_SIZES } from './content-script';
import { measureLatency } from './latency';
import { type LivingCost, measureLivingPage } from './living-page';
import { reportOf } from './report';

/** `npm run bench`: builds, measures, and writes bench/results.md and bench/results.json. */
async function main(): Promise<void> {
  execFileSync('npx', ['wxt', 'build', '--mode', 'bench'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const site = await new TestSite().start();
  const altlight = await launchAltlight({ extension: join(ROOT, '.output/chrome-mv3-bench') });
  try {
    console.error('Measuring one image at a time …');
    const latency = await measureLatency(altlight, site);
    const contentScript: ContentScriptCost[] = [];
    for (const size of PAGE_SIZES) {
      console.error(`Measuring a page of ${size.images} images, ${size.pictures} different pictures …`);
      contentScript.push(await measureContentScript(altlight, site, size));
    }
    const living: LivingCost[] = [];
    for (const what of ['mutations', 'idle'] as const) {
      console.error(`Measuring a page with ${what} …`);
      living.push(await measureLivingPage(altlight, site, what));
    }
    console.error('Measuring captions …');
    const captions = await measureCaptions(altlight);
    const results = { latency, contentScript, living, captions };
    writeFileSync(join(ROOT, 'bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(join(ROOT, 'bench/results.md'), reportOf(results));
    console.log(reportOf(results));
  } finally {
    await altlight.close();
    await site.stop();
  }
}

await main();
