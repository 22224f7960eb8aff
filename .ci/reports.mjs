// The reports that vitest and Playwright left in test-results/; undefined where there is none.
import { readFileSync } from 'node:fs';

function read(file) {
  try {
    return JSON.parse(readFileSync(new URL(`../test-results/${file}`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
}

export function readReports() {
  return { unit: read('unit.json'), browser: read('browser.json') };
}
