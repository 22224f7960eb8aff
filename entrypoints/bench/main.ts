import { loadImageClassifier } from '../../lib/describers/transformers/image-classifier';
import { useOnlyBundledFiles } from '../../lib/describers/transformers/runtime';
import { GRAPHICS_MODEL } from '../../lib/models/graphics';

import { loadBareCaptions } from './bare-captions';

const { id, side } = GRAPHICS_MODEL;

/** Only in the benchmark's build: the bundled model with nothing around it. bench/bench.ts calls it. */
const wantsCaptions = location.search === '?captions';
// As many threads as the caption worker takes.
useOnlyBundledFiles(location.origin, wantsCaptions ? Math.min(4, navigator.hardwareConcurrency) : 1);
const classifier = wantsCaptions ? null : await loadImageClassifier(id, 'wasm');

async function timeOnce(url: string): Promise<{ label: string; milliseconds: number }> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  const rgb = new Uint8ClampedArray(side * side * 3).map(
    (_, index) => data[Math.floor(index / 3) * 4 + (index % 3)] ?? 0,
  );
  const start = performance.now();
  if (!classifier) throw new Error('this page is for captions');
  const { label } = await classifier.classify(rgb, side);
  return { label, milliseconds: performance.now() - start };
}

Object.assign(globalThis, { timeOnce, loadBareCaptions });
