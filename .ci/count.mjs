// Prints "passed failed" of the reports that vitest and Playwright left in test-results/.
import { readFileSync } from 'node:fs';

function read(file) {
  try {
    return JSON.parse(readFileSync(new URL(`../test-results/${file}`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
}

const unit = read('unit.json');
const browser = read('browser.json');
const passed = (unit?.numPassedTests ?? 0) + (browser?.stats.expected ?? 0) + (browser?.stats.flaky ?? 0);
const failed =
  (unit ? unit.numFailedTests + (unit.success || unit.numFailedTests > 0 ? 0 : 1) : 1) +
  (browser ? browser.stats.unexpected + browser.errors.length : 1);
console.log(passed, failed);
