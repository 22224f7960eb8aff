import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { describeClicked, runInPage, sayInPage } from '@/lib/descriptions/ask-page';
import type { CommandResult, PageCommand } from '@/lib/messaging/protocol';

const sendMessage = vi.hoisted(() => vi.fn());
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage }));

interface Frame {
  hasKeyboard?: boolean;
  /** What it answers to a command; undefined: nobody is there. */
  result?: CommandResult;
}

/** A tab whose frames have these numbers. */
function openTab(frames: Record<number, Frame>): void {
  const found = Object.entries(frames).map(([id, { hasKeyboard }]) => ({ frameId: Number(id), result: hasKeyboard }));
  // In no order that Chrome promises.
  const executeScript = vi.fn(async ({ func }) => (func ? found.reverse() : []));
  Object.assign(fakeBrowser, { scripting: { executeScript } });
  sendMessage.mockReset().mockImplementation(async (type, _, to) => {
    if (type !== 'page:command') return undefined;
    const answer = frames[to.frameId ?? 0]?.result;
    if (answer === undefined) throw new Error('nobody is there');
    return answer;
  });
}

const sent = () => sendMessage.mock.calls.map(([type, data, to]) => [type, data, to.frameId ?? 'all']);
const command = (command: PageCommand, isReaderHere: boolean, frameId: number | 'all') => [
  'page:command',
  { command, isReaderHere },
  frameId,
];

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
});

it('goes on in the frames after the one where the reader is, and says once that there is no more', async () => {
  openTab({ 0: { result: 'none' }, 4: { result: 'none', hasKeyboard: true }, 9: {}, 11: { result: 'done' }, 12: {} });
  await runInPage(1, 'next-image');
  expect(sent()).toEqual([
    command('next-image', true, 4),
    command('next-image', false, 9),
    command('next-image', false, 11),
  ]);
  sendMessage.mockClear();
  await runInPage(1, 'previous-image');
  expect(sent()).toEqual([
    command('previous-image', true, 4),
    command('previous-image', false, 0),
    ['page:say', 'commands_noPrevious', 4],
  ]);
});

it('has the page itself answer where no frame has the keyboard', async () => {
  openTab({ 0: { result: 'done' }, 4: { result: 'done' } });
  await sayInPage(1, 'words');
  await runInPage(1, 'describe-focused');
  await runInPage(1, 'describe-all');
  expect(sent()).toEqual([
    ['page:say', 'words', 0],
    command('describe-focused', true, 0),
    command('describe-all', false, 'all'),
    ['page:say', 'commands_describingAll', 0],
  ]);
});

it('says that Altlight is off, rather than that there is no image', async () => {
  openTab({ 0: { result: 'off' }, 4: { result: 'off', hasKeyboard: true } });
  await runInPage(1, 'next-image');
  await runInPage(1, 'describe-all');
  expect(sent()).toEqual([
    command('next-image', true, 4),
    ['page:say', 'commands_off', 4],
    command('describe-all', false, 'all'),
    ['page:say', 'commands_off', 4],
  ]);
});

it('says in the page around it that a frame is closed to Altlight', async () => {
  openTab({ 0: {} });
  const { executeScript } = fakeBrowser.scripting;
  vi.mocked(executeScript).mockImplementation(async ({ target: { frameIds } }) => {
    if (frameIds?.[0] === 7) throw new Error('Cannot access contents of the page');
    return [{ frameId: 0, result: true }] as never;
  });
  await describeClicked({ tabId: 1, frameId: 7, srcUrl: null });
  expect(sent()).toEqual([['page:say', 'popup_unavailable', 0]]);
});
