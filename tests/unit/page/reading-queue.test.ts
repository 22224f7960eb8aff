import { describe, expect, it } from 'vitest';
import { URGENCY } from '@/lib/messaging/protocol';
import { ReadingQueue } from '@/lib/page/reading-queue';

describe('ReadingQueue', () => {
  it('gives what is visible first, then what is near, then the rest, each in the order it came', () => {
    const queue = new ReadingQueue<string>();
    for (const item of ['r1', 'r2', 'n1', 'v1', 'v2']) queue.put(item, URGENCY.rest);
    queue.put('n1', URGENCY.near);
    queue.put('v1', URGENCY.visible);
    queue.put('v2', URGENCY.visible);
    const taken: string[] = [];
    for (let first = queue.first(); first; first = queue.first()) {
      taken.push(first[0]);
      queue.delete(first[0]);
    }
    expect(taken).toEqual(['v1', 'v2', 'n1', 'r1', 'r2']);
  });

  it('holds an item once, and lets it go', () => {
    const queue = new ReadingQueue<string>();
    queue.put('a', URGENCY.rest);
    queue.put('a', URGENCY.visible);
    expect(queue.size).toBe(1);
    expect(queue.first()).toEqual(['a', URGENCY.visible]);
    queue.delete('a');
    expect(queue.has('a')).toBe(false);
    expect(queue.first()).toBeUndefined();
  });
});
