import type { PageCounts } from '../messaging/ports';
import type { ImageRecord } from './image-record';

export function countImages(records: Iterable<ImageRecord>): PageCounts {
  const counts: PageCounts = { lacking: 0, described: 0, declined: 0, wanting: 0, pending: 0 };
  for (const { verdict, outcome } of records) {
    if (verdict?.state !== 'needs-name') continue;
    counts.lacking++;
    if (!outcome) counts.pending++;
    else if (outcome.state === 'described') counts.described++;
    else counts.declined++;
    if (outcome?.state === 'needs-model') counts.wanting++;
  }
  return counts;
}
