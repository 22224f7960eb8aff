import type { CaptionCost, CaptionTimes } from './captions';
import type { ContentScriptCost } from './content-script';
import type { DetailTimes } from './in-detail';
import type { Latency } from './latency';
import type { LivingCost } from './living-page';
import { ALLOWED_PAINT, type SurfaceTimes } from './surfaces';

export interface Results {
  surfaces: SurfaceTimes;
  latency: Latency;
  contentScript: ContentScriptCost[];
  living: LivingCost[];
  captions: CaptionCost;
  captionsOnWebGpu: CaptionTimes;
  inDetail: DetailTimes;
}

/** The results as Markdown. */
export function reportOf(results: Results): string {
  const { surfaces, latency, contentScript, living, captions, captionsOnWebGpu, inDetail } = results;
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
    "Processor time of all tasks of the page's main thread (what other threads take from it is not counted), from",
    "switching Altlight on until every image is described, beside those of axe-core's image rules on the same page. Of",
    'eight images one lacks a name, two are decorative, five are named.',
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
    `## First paint of the surfaces (medians of ${surfaces.rounds})`,
    '',
    "From the navigation or the menu's click; the dialog on a page that has had none yet, with the loading of its script.",
    '',
    table(
      ['surface', 'first paint', 'beside an empty page', 'allowed'],
      (['empty', 'popup', 'dialog', 'options'] as const).map((name) => [
        ...[name, surfaces[name]],
        `${(surfaces[name] / surfaces.empty).toFixed(2)} x`,
        name === 'popup' || name === 'dialog' ? `${ALLOWED_PAINT} x` : null,
      ]),
    ),
    '',
    ...captionReport(captions, captionsOnWebGpu),
    ...detailReport(inDetail),
  ].join('\n');
}

function captionReport(captions: CaptionCost, captionsOnWebGpu: CaptionTimes): string[] {
  return [
    '## Captions',
    '',
    `${captions.tokens} tokens: bare in an extension page, and through the extension with all its messages, in turns.`,
    'Of real size is training/bench_model: ViT-base and distilgpt2 in 8 bits, random weights. A token of the tiny model takes',
    'half a millisecond on WASM, so that what is around it weighs a hundred times more; on WebGPU (SwiftShader) as long as of',
    'a real one. What else the machine does makes a round longer, never shorter: the ratio is that of the fastest.',
    '',
    table(
      [
        'device',
        'model',
        'rounds',
        'bare (median)',
        'through (median)',
        'bare (fastest)',
        'through (fastest)',
        'ratio',
      ],
      Object.entries({ WASM: captions, WebGPU: captionsOnWebGpu }).map(
        ([device, { model, rounds, fastest, ...times }]) => [
          ...[device, model, rounds, times.bare, times.through, fastest.bare, fastest.through],
          (fastest.through / fastest.bare).toFixed(3),
        ],
      ),
    ),
    '',
    'Resident memory of the extension process with the tiny model, in MB, each after what nobody needs has been collected;',
    `with a model the least during ${captions.memory.captions} captions, and during as many after them.`,
    '',
    table(
      ['before a model is loaded', 'during captions', 'during the next', 'growth by them', 'unloaded', 'above before'],
      [
        [
          ...[captions.memory.before, captions.memory.loaded, captions.memory.afterCaptions],
          `${((captions.memory.afterCaptions / captions.memory.loaded - 1) * 100).toFixed(1)} %`,
          captions.memory.unloaded,
          `${((captions.memory.unloaded / captions.memory.before - 1) * 100).toFixed(1)} %`,
        ],
      ],
    ),
    '',
  ];
}

function detailReport({ tokens, rounds, cold, afterBrief }: DetailTimes): string[] {
  return [
    `## A description in detail (median of ${rounds})`,
    '',
    `A tiny Florence-2 on WASM, ${tokens} tokens: of a picture that is new to it, and of one that it has just named.`,
    '',
    table(['from cold', 'after the name', 'ratio'], [[cold, afterBrief, (afterBrief / cold).toFixed(3)]]),
    '',
  ];
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
