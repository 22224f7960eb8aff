import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sendMessage } from '@/lib/messaging/messenger';
import type { DescribeRequest } from '@/lib/messaging/protocol';
import { askTogether } from '@/lib/page/ask-together';
import { declined } from '@/lib/shared/outcome';

vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: vi.fn() }));
vi.mock('@/lib/page/extension-life', () => ({ isExtensionGone: () => false }));

const send = vi.mocked(sendMessage) as unknown as ReturnType<typeof vi.fn>;
const request = (id: number): DescribeRequest => ({
  id: String(id),
  pixels: { type: 'remote', url: 'https://example.com/' },
  background: [255, 255, 255],
  urgency: 3,
  wish: { task: 'brief', language: 'en' },
  address: null,
});
const answer = (requests: DescribeRequest[]) =>
  requests.map(({ id }) => declined('low-confidence', { confidence: Number(id) }));
const sizes = () => send.mock.calls.map(([, requests]) => (requests as DescribeRequest[]).length);

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset();
});
afterEach(() => void vi.useRealTimers());

it('sends what is asked at the same time in messages of eight, and gives each its own answer', async () => {
  send.mockImplementation(async (_, requests) => answer(requests));
  const all = Promise.all(Array.from({ length: 20 }, (_, index) => askTogether(request(index))));
  await vi.advanceTimersByTimeAsync(100);
  expect((await all).map(({ confidence }) => confidence)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(sizes()).toEqual([8, 8, 4]);
});

it('asks again when the background was killed, and tells all when nobody ever answers', async () => {
  send.mockRejectedValueOnce(new Error('the message channel closed'));
  send.mockImplementationOnce(async (_, requests) => answer(requests));
  const asked = [askTogether(request(0)), askTogether(request(1))];
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await Promise.all(asked)).map(({ confidence }) => confidence)).toEqual([0, 1]);

  send.mockRejectedValue(new Error('gone'));
  const lost = Promise.allSettled([askTogether(request(2)), askTogether(request(3))]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('an answer that is too short fails only those that it leaves out', async () => {
  send.mockImplementation(async (_, requests) => answer(requests).slice(1));
  const asked = Promise.allSettled([askTogether(request(1)), askTogether(request(2))]);
  await vi.advanceTimersByTimeAsync(100);
  expect((await asked).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});
