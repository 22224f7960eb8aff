import { expect, it, vi } from 'vitest';
import { openSink } from '@/lib/models/download/open-sink';
import type { ModelStore } from '@/lib/models/store';

it('a file whose last bytes have no room is let go of all the same', async () => {
  const close = vi.fn();
  const flush = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const file = { createSyncAccessHandle: async () => ({ flush, close }) };
  const store = { fileHandle: async () => file } as Partial<Record<keyof ModelStore, unknown>>;
  const sink = await openSink(store as unknown as ModelStore, 'model', 'a.onnx');
  expect(() => sink.close()).toThrow('full');
  expect(close).toHaveBeenCalledOnce();
});
