import { expect, it, vi } from 'vitest';
import type { FrameListener } from '@/components/frames/frame-ports';
import { openTabCounts } from '@/components/popup/tab-counts';
import type { FrameCounts } from '@/lib/messaging/ports';

const open = vi.hoisted(() => vi.fn());
vi.mock('@/components/frames/frame-ports', () => ({ openFramePorts: open }));

const counts = (described: number): FrameCounts => ({
  counts: { lacking: described, described, declined: 0, wanting: 0, pending: 0 },
});

it('counts frames that are there, and none that have gone', () => {
  const total = openTabCounts(1);
  const frames = open.mock.calls[0]?.[2] as FrameListener<FrameCounts>;
  frames.onGone(7);
  expect(total.value).toBeUndefined();
  frames.onMessage(0, counts(2));
  frames.onMessage(3, counts(5));
  expect(total.value).toMatchObject({ described: 7 });
  frames.onGone(3);
  expect(total.value).toMatchObject({ described: 2 });
  frames.onGone(0);
  expect(total.value).toBeNull();
});
