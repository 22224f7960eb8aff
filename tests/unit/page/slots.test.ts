import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { URGENCY, type Urgency } from '@/lib/messaging/protocol';
import { Slots } from '@/lib/page/slots';

describe('Slots', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const { visible, near, rest } = URGENCY;
  /** As many as there is room for. */
  const fill = (slots: Slots, urgency: Urgency, isFast = false) => {
    const taken: (() => void)[] = [];
    while (slots.hasRoomFor(urgency, isFast)) taken.push(slots.take(urgency));
    return taken;
  };

  it('are few, and more for what is far while answers come fast', () => {
    expect(fill(new Slots(() => {}), visible, true)).toHaveLength(4);
    expect(fill(new Slots(() => {}), rest, true)).toHaveLength(16);
  });

  it('are not taken from what is more urgent', () => {
    const slots = new Slots(() => {});
    fill(slots, rest);
    expect(slots.hasRoomFor(near, false)).toBe(true);
  });

  it('photographs do not keep icons waiting: what takes long does not count, and the others are told of the room', () => {
    const onRoom = vi.fn();
    const slots = new Slots(onRoom);
    fill(slots, visible);
    expect(onRoom).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(onRoom).toHaveBeenCalledTimes(4);
    expect(fill(slots, visible)).toHaveLength(4);
  });

  it('have an end for what takes long, too', () => {
    const slots = new Slots(() => {});
    let taken: (() => void)[] = [];
    for (let seconds = 0; seconds < 10; seconds++) {
      taken = taken.concat(fill(slots, visible));
      vi.advanceTimersByTime(1_000);
    }
    expect(taken).toHaveLength(20);
    taken[0]?.();
    expect(slots.hasRoomFor(visible, false)).toBe(true);
  });

  it('that are given back in time are never slow', () => {
    const onRoom = vi.fn();
    for (const giveBack of fill(new Slots(onRoom), visible)) giveBack();
    vi.advanceTimersByTime(5_000);
    expect(onRoom).not.toHaveBeenCalled();
  });
});
