import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { buildIfMissing } from './build';
import { BadArguments, type DescribeArguments, parseDescribeArguments, type Target, USAGE } from './describe-arguments';
import { describePage } from './describe-page';
import { formatImages, summarise } from './image-table';
import { type AltlightBrowser, launchAltlight } from './launch';
import type { PageReport } from './report';
import { serveFolder } from './serve';

const EXIT = { described: 0, pageFailed: 1, badArguments: 2 } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const options = parseDescribeArguments(args);
    if (!options.help) return await describeAll(options);
    console.log(USAGE);
    return EXIT.described;
  } catch (error) {
    console.error(messageOf(error));
    if (!(error instanceof BadArguments)) return EXIT.pageFailed;
    console.error(`\n${USAGE}`);
    return EXIT.badArguments;
  }
}

async function describeAll({ json, timeoutMs, targets }: DescribeArguments): Promise<number> {
  await buildIfMissing();
  const browser = await launchAltlight();
  const pages: PageReport[] = [];
  try {
    for (const target of targets) {
      const page = await describeTarget(browser, target, timeoutMs);
      if (page) pages.push(page);
      if (page && !json) printPage(page);
    }
  } finally {
    await browser.close();
  }
  if (json) console.log(JSON.stringify(pages, null, 2));
  return pages.length === targets.length ? EXIT.described : EXIT.pageFailed;
}

/** Undefined, with a message on stderr, when the page cannot be opened: it is then in no list. */
async function describeTarget(
  browser: AltlightBrowser,
  target: Target,
  timeoutMs: number,
): Promise<PageReport | undefined> {
  try {
    if (target.type === 'web') return await describePage(browser, target.url, { timeoutMs });
    return await describeFile(browser, target, timeoutMs);
  } catch (error) {
    console.error(`${target.url} could not be described: ${messageOf(error)}`);
    return undefined;
  }
}

async function describeFile(
  browser: AltlightBrowser,
  { path, url }: Target & { type: 'file' },
  timeoutMs: number,
): Promise<PageReport> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw new Error('there is no such file. (A web address starts with https:// or http://)');
  const server = await serveFolder(dirname(path));
  try {
    const served = `${server.origin}/${encodeURIComponent(basename(path))}`;
    return { ...(await describePage(browser, served, { timeoutMs })), url };
  } finally {
    await server.close();
  }
}

function printPage({ url, images }: PageReport): void {
  console.log(`${url}\n${summarise(images)}\n`);
  if (images.length) console.log(`${formatImages(images)}\n`);
}

/** Playwright's errors have a call log behind their first line. */
function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\nCall log:')[0] ?? error.message) : String(error);
}
