import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sendMessage } from '@/lib/messaging/messenger';
import type { DescribeRequest } from '@/lib/messaging/protocol';
import { describeRemotely } from '@/lib/page/describe-remotely';

vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: vi.fn(), handleMessage: () => () => {} }));
vi.mock('@/lib/page/extension-life', () => ({ isExtensionGone: () => false }));

const send = vi.mocked(sendMessage) as unknown as ReturnType<typeof vi.fn>;
const REQUEST: DescribeRequest = {
  id: 'image',
  pixels: { type: 'remote', url: 'https://example.com/' },
  background: [255, 255, 255],
  urgency: 3,
  wish: { task: 'brief', language: 'en' },
  address: null,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('cancels what it no longer waits for', async () => {
  send.mockImplementation((type) => (type === 'image:cancel' ? Promise.resolve() : new Promise(() => {})));
  const answer = describeRemotely(REQUEST, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(900_000);
  expect(await answer).toMatchObject({ state: 'failed', reason: 'engine-timed-out' });
  expect(send).toHaveBeenLastCalledWith('image:cancel', { id: 'image' });
});
