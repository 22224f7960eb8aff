import { beforeEach, expect, it, vi } from 'vitest';
import { openPolicy } from '@/components/popup/open-policy';
import type { SitePolicy } from '@/lib/messaging/protocol';

const send = vi.hoisted(() => vi.fn());
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: send }));

const STORED: SitePolicy = {
  ...{ site: 'a.example', enabled: true, active: true, paused: false },
  ...{ locked: [], lockReason: null, troubles: [] },
};

/** What the background does when it is told of a change. */
let save: () => Promise<void>;
let stored: SitePolicy;

beforeEach(() => {
  stored = STORED;
  save = async () => {};
  send.mockImplementation((type: string) => (type === 'site:get' ? Promise.resolve(stored) : save()));
});

async function opened() {
  const open = openPolicy({ tabId: 1, url: 'https://a.example/' });
  await vi.waitFor(() => expect(open.policy.value).toEqual(STORED));
  return open;
}

const CHANGES: [string, (open: Awaited<ReturnType<typeof opened>>) => Promise<void>][] = [
  ['of the site', (open) => open.setSite('a.example', false)],
  ['of the page', (open) => open.setPage(false)],
  ['of all sites', (open) => open.setEverywhere(false)],
];

it.each(CHANGES)(
  'a change %s that could not be saved is taken back, and told of until one could',
  async (_, change) => {
    const open = await opened();
    save = async () => {
      throw new Error('The disk is full.');
    };
    const drawn: unknown[] = [];
    open.policy.subscribe((policy) => void drawn.push(policy));
    await change(open);
    expect([open.policy.value, open.isNotSaved.value]).toEqual([STORED, true]);
    expect(drawn.length, 'the switch is drawn anew, where the user has moved it').toBeGreaterThan(1);
    save = async () => {
      stored = { ...STORED, paused: true };
    };
    await change(open);
    expect([open.policy.value, open.isNotSaved.value]).toEqual([stored, false]);
  },
);

it('what was read before the last change does not undo it', async () => {
  const open = await opened();
  const answers: (() => void)[] = [];
  send.mockImplementation((type: string) =>
    type === 'site:get' ? new Promise((resolve) => answers.push(() => resolve(stored))) : save(),
  );
  const first = open.setSite('a.example', false);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  stored = { ...STORED, active: false, paused: true };
  const second = open.setPage(false);
  answers[0]?.();
  await first;
  expect(open.policy.value).toMatchObject({ active: false, paused: true });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  await second;
  expect(open.policy.value).toEqual(stored);
});
