import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { menuContexts, offerContextMenu } from '@/lib/descriptions/context-menu';

const asked = vi.hoisted(() => ({ describeClicked: vi.fn(), runInPage: vi.fn() }));
vi.mock('@/lib/descriptions/ask-page', () => asked);

const create = vi.fn();
const openPopup = vi.fn(async () => {});
let click: (info: object, tab?: object) => void = () => {};

beforeEach(() => {
  fakeBrowser.reset();
  for (const spy of [create, openPopup, ...Object.values(asked)]) spy.mockClear();
  const onClicked = { addListener: (listener: typeof click) => (click = listener) };
  Object.assign(fakeBrowser, { contextMenus: { create, onClicked } });
  Object.assign(fakeBrowser.action, { openPopup });
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
  offerContextMenu();
});

it('is there on whatever may be an image, in every frame', async () => {
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false });
  // Chrome has a canvas in "all" alone.
  expect(create).toHaveBeenCalledWith({ id: 'describe-this-image', title: 'menuDescribe', contexts: ['all'] });
  expect(menuContexts(true)).toEqual(expect.arrayContaining(['image', 'video', 'page', 'frame', 'link']));
  expect(menuContexts(true), 'the toolbar button is no image').not.toContain('all');
});

const CLICK = { menuItemId: 'describe-this-image', pageUrl: 'https://a.example/' };
const tab = { id: 3, url: 'https://a.example/' };

it('asks the frame that was clicked, with what the browser found there', () => {
  click({ ...CLICK, frameId: 7, srcUrl: 'https://a.example/b.png' }, tab);
  click({ ...CLICK, frameId: 0 }, tab);
  expect(asked.describeClicked.mock.calls).toEqual([
    [{ tabId: 3, frameId: 7, srcUrl: 'https://a.example/b.png' }],
    [{ tabId: 3, frameId: 0, srcUrl: null }],
  ]);
});

it("is about the focused image in the toolbar button's own menu", () => {
  click(CLICK, tab);
  expect(asked.runInPage).toHaveBeenCalledWith(3, 'describe-focused');
});

it('says in the popup that the browser keeps extensions away', () => {
  click({ ...CLICK, frameId: 0 }, { id: 3 });
  click({ ...CLICK, frameId: 0 }, { id: 3, url: 'chrome://extensions/' });
  click({ ...CLICK, frameId: 0 });
  expect(openPopup).toHaveBeenCalledTimes(3);
  expect(asked.describeClicked).not.toHaveBeenCalled();
});
