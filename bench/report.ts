import type { ContentScriptCost } from './content-script';
import type { Latency } from './latency';
import type { LivingCost } from './living-page';

export interface Results {
  latency: Latency;
  contentScript: ContentScriptCost[];
  living: LivingCost[];
}

/** The results as Markdown. */
export function reportOf({ latency, contentScript, living }: Results): string {
  return [
    '# Last results of `npm run bench`',
    '',
    'Times in milliseconds. Compare columns of one run with each other, not runs with runs: machines differ.',
    '',
    `## One image, from its insertion to its name (median of ${latency.images})`,
    '',
    table(
      ['bare model', 'through the extension', 'overhead', 'allowed'],
      [[latency.bare, latency.throughExtension, latency.overhead, latency.allowed]],
    ),
    '',
    '## The content script beside axe-core',
    '',
    'All tasks of the main thread, from switching Altlight on until every image is described, beside those of',
    "axe-core's image rules on the same page. Of eight images one lacks a name, two are decorative, five are named.",
    '',
    table(
      [
        ...['images', 'elements', 'different pictures', 'described', 'axe-core', 'Altlight', 'ratio'],
        ...['longest task over 50', 'bytes of heap an image', 'elapsed'],
      ],
      contentScript.map(
        ({ images, elements, pictures, described, axe, task, ratio, longestTask, heapPerImage, elapsed }) => [
          ...[images, elements, pictures, described, axe, task, ratio, longestTask, Math.round(heapPerImage), elapsed],
        ],
      ),
    ),
    '',
    '## A page that lives',
    '',
    'Ten seconds of a page with 1,000 images: with 1,000 mutations a second, and idle (medians of three).',
    '',
    table(
      ['page', 'tasks without Altlight', 'with it', 'share of a core', 'longest over 50 without', 'with'],
      living.map((cost) => [
        cost.what,
        cost.without,
        cost.with,
        `${(cost.share * 100).toFixed(2)} %`,
        cost.longestTaskWithout,
        cost.longestTask,
      ]),
    ),
    '',
  ].join('\n');
}

function table(head: string[], rows: (number | string | null)[][]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function cell(value: number | string | null): string {
  if (value === null) return '–';
  if (typeof value === 'string' || Number.isInteger(value)) return String(value);
  return value.toFixed(value < 1 ? 3 : 1);
}
