import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../cli/paths';
import { expect, test } from '../support/fixtures';
import { flagOfJapan } from '../support/png';

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

function describeCommand(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    const options = { cwd: ROOT, timeout: 50_000 };
    execFile('npm', ['run', '--silent', 'describe', '--', ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const KEYS = [
  'selector',
  'frame',
  'role',
  'before',
  'after',
  'written',
  'source',
  'state',
  'reason',
  'kind',
  'confidence',
];

test('prints stable JSON for a file and a page', async ({ site }) => {
  const folder = mkdtempSync(join(tmpdir(), 'altlight-test-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, '<!doctype html><img src="japan.png"><img alt="" src="japan.png">');
  writeFileSync(join(folder, 'japan.png'), flagOfJapan());
  const url = site.page('<p>No images</p>');

  const { code, stdout } = await describeCommand('--json', file, url);
  rmSync(folder, { recursive: true });
  const pages = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(pages.map((page: { url: string }) => page.url)).toEqual([pathToFileURL(file).href, url]);
  expect(pages[0].images.map((image: object) => Object.keys(image))).toEqual([KEYS, KEYS]);
  expect(pages[0].images[0]).toMatchObject({
    ...{ selector: 'body > img:nth-of-type(1)', frame: '', role: 'image', before: '', state: 'described' },
    ...{
      after: 'Appears to be: flag of japan',
      written: 'Appears to be: flag of japan',
      source: 'graphics-v0',
      kind: 'flag',
    },
  });
  expect(pages[0].images[1]).toMatchObject({
    state: 'decorative',
    reason: 'empty-alt',
    written: null,
    confidence: null,
  });
  expect(pages[1].images).toEqual([]);
});

test('says which page could not be opened, and describes the others', async ({ site }) => {
  const good = site.page('<p>No images</p>');
  const { code, stdout, stderr } = await describeCommand('--json', `${site.first}/nothing-here`, good);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual([{ url: good, images: [] }]);
  expect(stderr).toContain('nothing-here');
});

test('refuses what it does not understand', async () => {
  const wrong = [[], ['--nonsense'], ['--timeout', 'soon', 'https://example.com'], ['ftp://example.com']];
  const results = await Promise.all(wrong.map((args) => describeCommand(...args)));
  for (const [index, { code, stdout, stderr }] of results.entries()) {
    expect(code, wrong[index]?.join(' ')).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  }
});
