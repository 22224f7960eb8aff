import type { ImageReport } from './report';
import { type Column, formatTable } from './table';

const COLUMNS: Column<ImageReport>[] = [
  { title: 'STATE', cell: (image) => image.state, enough: 11 },
  { title: 'REASON', cell: (image) => image.reason, enough: 14 },
  { title: 'ROLE', cell: (image) => image.role, enough: 6 },
  { title: 'BEFORE', cell: (image) => image.before, enough: 12 },
  { title: 'AFTER', cell: (image) => image.after, enough: 34 },
  { title: 'CONFIDENCE', cell: (image) => image.confidence?.toFixed(2) ?? '', enough: 10 },
  { title: 'SELECTOR', cell: (image) => image.selector, enough: 20, keep: 'end' },
];
const FRAME: Column<ImageReport> = { title: 'FRAME', cell: (image) => image.frame, enough: 9, keep: 'end' };

/** The frame has a column only where there is one. */
export function formatImages(images: ImageReport[], width?: number): string {
  const columns = images.some(({ frame }) => frame) ? [...COLUMNS, FRAME] : COLUMNS;
  return formatTable(images, columns, width);
}

/** "57 images: 40 described, 9 decorative, 8 abstained", the most frequent first. */
export function summarise(images: ImageReport[]): string {
  const counts = new Map<string, number>();
  for (const { state } of images) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts].sort(([, a], [, b]) => b - a).map(([state, count]) => `${count} ${state}`);
  const total = `${images.length} ${images.length === 1 ? 'image' : 'images'}`;
  return states.length ? `${total}: ${states.join(', ')}` : total;
}
