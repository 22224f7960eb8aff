import { describe, expect, it } from 'vitest';
import { roleOf, type Sender } from '@/lib/messaging/senders';

const SELF = { id: 'me', origin: 'chrome-extension://me' };
const tab = { id: 1 } as chrome.tabs.Tab;

describe('roleOf', () => {
  it.each<[string, Sender, string | null]>([
    ['our service worker', { id: 'me', url: 'chrome-extension://me/background.js' }, 'extension'],
    ['our popup', { id: 'me', url: 'chrome-extension://me/popup.html' }, 'extension'],
    ['our page in a tab', { id: 'me', url: 'chrome-extension://me/options.html', tab }, 'extension'],
    ['our content script', { id: 'me', url: 'https://example.com/', tab }, 'content'],
    ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }, null],
    [
      'a page that pretends by its path',
      { id: 'me', url: 'https://evil.example/chrome-extension://me/', tab },
      'content',
    ],
    ['an origin that only begins like ours', { id: 'me', url: 'chrome-extension://me.evil/', tab }, 'content'],
    ['a stranger without a tab', { id: 'me', url: 'https://example.com/' }, null],
  ])('%s', (_, sender, role) => expect(roleOf(sender, SELF)).toBe(role));
});
