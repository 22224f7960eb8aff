import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../cli/paths';

const BROWSERS = ['chrome-mv3', 'firefox-mv3'];

function filesOf(build: string): { path: string; text: string }[] {
  const folder = join(ROOT, '.output', build);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const scripts = names.filter((name) => /\.(m?js|html|css|json)$/.test(name) && !name.startsWith('models'));
  return scripts.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** Kilobytes, gzipped: a page with all scripts and styles that it begins with. */
const LARGEST = { popup: 40, options: 80, sidepanel: 40, welcome: 80 };

for (const build of BROWSERS) {
  for (const [page, limit] of Object.entries(LARGEST)) {
    test(`${build}: the page ${page} stays small`, () => {
      const folder = join(ROOT, '.output', build);
      const html = readFileSync(join(folder, `${page}.html`), 'utf8');
      const paths = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
      expect(paths.length).toBeGreaterThan(2);
      const files = [`${page}.html`, ...paths].map((path) => gzipSync(readFileSync(join(folder, path))).length);
      expect(files.reduce((sum, size) => sum + size) / 1_000).toBeLessThanOrEqual(limit);
    });
  }

  test(`${build}: no remote code, and no address of a CDN`, () => {
    const files = filesOf(build);
    expect(files.length).toBeGreaterThan(5);
    for (const { path, text } of files) {
      expect(text, path).not.toMatch(/cdn\.jsdelivr|unpkg\.com|cdnjs|esm\.sh|skypack/);
      expect(text, path).not.toMatch(/\bimport\(\s*["'`]https?:/);
      expect(text, path).not.toMatch(/importScripts\(\s*["'`]https?:/);
    }
  });

  test(`${build}: the content script holds no engine`, () => {
    const content = filesOf(build).find(({ path }) => path === 'page.js');
    expect(content?.text).toBeTruthy();
    expect(content?.text).not.toMatch(/onnx|transformers|ort-wasm/i);
  });

  test(`${build}: pages can load nothing of Altlight`, () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, '.output', build, 'manifest.json'), 'utf8'));
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.content_security_policy.extension_pages).toBe(
      "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    );
  });
}
