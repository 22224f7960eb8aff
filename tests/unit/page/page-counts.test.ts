import { expect, it } from 'vitest';
import type { ImageRecord } from '@/lib/page/image-record';
import { countImages } from '@/lib/page/page-counts';
import { declined, type Outcome } from '@/lib/shared/outcome';

const record = (outcome?: Outcome) => ({ verdict: { state: 'needs-name', reason: 'no-name' }, outcome }) as ImageRecord;

it('counts apart what only wants a captioning model', () => {
  const records = [record(declined('not-a-graphic')), record(declined('blank-image')), record()];
  expect(countImages(records)).toEqual({ lacking: 3, described: 0, declined: 2, wanting: 1, pending: 1 });
});
