import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FolderServer, fileInside, serveFolder } from '../../../cli/serve';

let folder: string;
let root: string;
let server: FolderServer;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'altlight-serve-')));
  root = join(folder, 'root');
  mkdirSync(join(root, 'sub'), { recursive: true });
  mkdirSync(join(folder, 'root-sibling'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'root-sibling', 'secret.txt'), 'secret');
  writeFileSync(join(root, 'a page.html'), '<p>hello');
  writeFileSync(join(root, 'sub', 'index.html'), '<p>sub');
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
  server = await serveFolder(root);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('fileInside', () => {
  it.each([
    ['/a%20page.html?x=1', 'a page.html'],
    ['/sub', 'sub/index.html'],
    ['/sub/?x', 'sub/index.html'],
  ])('finds %s', async (requested, file) => {
    expect(await fileInside(root, requested)).toBe(join(root, file));
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2froot-sibling/secret.txt',
    '/link.txt',
    '/none',
    '/',
    '/%',
    '/\0',
  ])('finds nothing for %s', async (requested) => {
    expect(await fileInside(root, requested)).toBeUndefined();
  });
});

describe('serveFolder', () => {
  it('sends a file with its type', async () => {
    const response = await fetch(`${server.origin}/a%20page.html`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>hello');
  });

  it('answers nothing under a foreign host name', async () => {
    expect(await statusFor({ headers: { host: 'evil.example' } })).toBe(421);
  });

  it('only reads', async () => {
    expect(await statusFor({ method: 'POST' })).toBe(405);
  });
});

function statusFor(options: { method?: string; headers?: Record<string, string> }): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${server.origin}/sub/`, options, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}
