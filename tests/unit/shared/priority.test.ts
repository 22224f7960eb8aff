import PQueue from 'p-queue';
import { expect, it } from 'vitest';
import { Priority } from '@/lib/shared/priority';

it('moves what waits to the place that it has now', async () => {
  const queue = new PQueue({ concurrency: 1 });
  const order: string[] = [];
  const run = (name: string, priority: Priority, ahead?: number) =>
    priority.enqueue(queue, async () => void order.push(name), ahead);
  const first = new Priority(-3);
  const last = new Priority(-3);
  const jobs = [run('running', first), run('near', new Priority(-2)), run('last', last)];
  jobs.push(run('icon', new Priority(-3), 100));
  first.raise(-1);
  last.raise(0);
  last.raise(-2);
  await Promise.all(jobs);
  expect(order).toEqual(['running', 'icon', 'last', 'near']);
  expect([last.value, last.isAsked, first.isAsked]).toEqual([0, true, false]);
});

it('lets what is cancelled go', async () => {
  const queue = new PQueue({ concurrency: 1 });
  const priority = new Priority(-1);
  const controller = new AbortController();
  const busy = new Priority().enqueue(queue, () => new Promise((resolve) => setTimeout(resolve)));
  const waiting = priority.enqueue(queue, async () => {}, 0, controller.signal);
  controller.abort('gone');
  priority.raise(0);
  await expect(waiting).rejects.toBe('gone');
  await busy;
});
