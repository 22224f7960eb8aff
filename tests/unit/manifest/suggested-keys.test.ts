import { describe, expect, it } from 'vitest';
import config from '@/wxt.config';

const ARROWS = ['Left', 'Right', 'Up', 'Down'];

/** What others have after Alt+Shift, on Windows, Linux and ChromeOS. */
const WITH_ALT_SHIFT: Record<string, string[]> = {
  // src/orca/structural_navigator.py and table_navigator.py, whose "list" commands these are.
  Orca: [...'ABCEFGHIKLMOPQRTUVX123456', ...ARROWS, 'Home', 'End'],
  // accelerator_table.cc of Chrome, and of ChromeOS.
  Chrome: [...'ABITMNSL'],
  // The <key> elements in the omni.ja of Firefox 153 for Linux: none has Alt and Shift without Ctrl. Pages' access keys are no list.
  Firefox: [],
  // Its commands hold the NVDA key (user guide). These are keys of Word and of the taskbar that its source code lets
  // through and tells of ("kb:alt+shift+...").
  NVDA: [...ARROWS, 'Minus', 'Equals'],
  // The key maps that JAWS 2025 comes with: Default.JKM in each of its keyboard layouts, Chrome.jkm, firefox.jkm and
  // msedge.jkm. The mouse by the arrows; a comment in Chrome by the apostrophe; cells of tables in the laptop layout by
  // the comma, the full stop, M, N and Y; the rest in the classic laptop layout. All others hold Insert or Caps Lock,
  // Ctrl+Alt, or the Windows key.
  JAWS: [...ARROWS, 'Apostrophe', 'Comma', 'Period', ...'MNY', ...'AJL'],
  // Microsoft, "Appendix B: Narrator keyboard commands and touch gestures": commands hold the Narrator key (Insert or
  // Caps Lock).
  Narrator: [],
};

/** What others have after Control+Shift, on macOS. */
const WITH_CONTROL_SHIFT: Record<string, string[]> = {
  // Apple's VoiceOver User Guide, "VoiceOver modifier" and the appendix "Commands and gestures": its commands hold
  // Control+Option or Caps Lock, but for Command+F5, which switches it on.
  VoiceOver: [],
  // The focus goes backwards by Tab, F4 and F6 (lists of reserved Mac shortcuts). The text system selects by A, B, E, F,
  // N, P and V, and has the arrows, Enter and Backspace (Playwright's table of it). Not looked up: Japanese input (J, K,
  // L, semicolon, colon).
  macOS: ['Tab', 'F4', 'F6', ...ARROWS, 'Enter', 'Backspace', ...'ABEFNPVJKL', 'Semicolon', 'Colon'],
  // global_keyboard_shortcuts_mac.mm: it moves a tab.
  Chrome: ['PageUp', 'PageDown'],
  // Not looked up: as far as is known, its keys hold Command, but for those of tabs.
  Firefox: ['Tab', 'PageUp', 'PageDown'],
};

interface Keys {
  default: string;
  mac: string;
}

const { manifest } = config as {
  manifest: (env: { browser: string }) => { commands: Record<string, { suggested_key?: Keys }> };
};

describe.each(['chrome', 'firefox'])('in %s', (browser) => {
  const keys = Object.values(manifest({ browser }).commands).flatMap(({ suggested_key }) => suggested_key ?? []);
  const takenBy = (key: string, taken: Record<string, string[]>) =>
    Object.keys(taken).filter((name) => taken[name]?.includes(key.split('+').at(-1) ?? ''));

  it('no key is suggested that a screen reader, a browser or a system has', () => {
    expect(keys).toHaveLength(4);
    for (const key of keys) {
      expect(key.default).toMatch(/^Alt\+Shift\+\w+$/);
      expect(takenBy(key.default, WITH_ALT_SHIFT)).toEqual([]);
      // Option+Shift types characters there.
      expect(key.mac).toMatch(/^MacCtrl\+Shift\+\w+$/);
      expect(takenBy(key.mac, WITH_CONTROL_SHIFT)).toEqual([]);
    }
  });

  it('the last key is the same everywhere, and each has its own', () => {
    const last = (key: string) => key.split('+').at(-1);
    for (const key of keys) expect(last(key.mac)).toBe(last(key.default));
    expect(new Set(keys.map((key) => key.default)).size).toBe(keys.length);
  });
});
