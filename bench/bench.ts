import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchAltlight } from '../cli/launch';
import { ROOT } from '../cli/paths';
import { TestSite } from '../tests/support/test-site';
import { type ContentScriptCost, measureContentScript, PAGE_SIZES } from './content-script';
import { type Latency, measureLatency } from './latency';

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
      console.error(`Measuring a page of ${size} images …`);
      contentScript.push(await measureContentScript(altlight, site, size));
    }
    report(latency, contentScript);
  } finally {
    await altlight.close();
    await site.stop();
  }
}

function report(latency: Latency, contentScript: ContentScriptCost[]): void {
  writeFileSync(join(ROOT, 'bench/results.json'), `${JSON.stringify({ latency, contentScript }, null, 2)}\n`);
  const text = [
    '# Last results of `npm run bench`',
    '',
    'Times in milliseconds. Compare columns of one run with each other, not runs with runs: machines differ.',
    '',
    `## One image, from its insertion to its name (median of ${latency.images})`,
    '',
    '| bare model | through the extension | overhead | allowed |',
    '| --- | --- | --- | --- |',
    row([latency.bare, latency.throughExtension, latency.overhead, latency.allowed]),
    '',
    "## The content script's own time",
    '',
    '| images | lacking a name | script | all tasks | all tasks per image | longest task over 50 | elapsed |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...contentScript.map(
      ({ images, lacking, script, task, taskPerImage, longestTask, elapsed }) =>
        `| ${images} | ${lacking} ${row([script, task, taskPerImage, longestTask, elapsed])}`,
    ),
    '',
  ].join('\n');
  writeFileSync(join(ROOT, 'bench/results.md'), text);
  console.log(text);
}

function row(numbers: number[]): string {
  return `| ${numbers.map((number) => number.toFixed(number < 1 ? 3 : 1)).join(' | ')} |`;
}

await main();
