import { expect, it } from 'vitest';
import config from '@/wxt.config';

/** After Alt+Shift: src/orca/structural_navigator.py and table_navigator.py of Orca, whose "list" commands these are. */
const ORCA = [...'ABCEFGHIKLMOPQRTUVX123456', 'Left', 'Right', 'Up', 'Down', 'Home', 'End'];
/** Chrome's own: accelerator_table.cc; and ChromeOS's. */
const CHROME = [...'ABITMNSL'];

it('suggests no key that Orca, Chrome or ChromeOS has', () => {
  const { manifest } = config as { manifest: (env: { browser: string }) => { commands: Record<string, Command> } };
  const keys = Object.values(manifest({ browser: 'chrome' }).commands).flatMap(
    ({ suggested_key }) => suggested_key?.default ?? [],
  );
  expect(keys).toHaveLength(4);
  for (const key of keys) {
    expect(key).toMatch(/^Alt\+Shift\+\w+$/);
    expect([...ORCA, ...CHROME]).not.toContain(key.split('+').at(-1));
  }
});

interface Command {
  suggested_key?: { default: string };
}
