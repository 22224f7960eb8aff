// Prints "passed failed" of both reports.
import { readReports } from './reports.mjs';

const { unit, browser } = readReports();
const passed = (unit?.numPassedTests ?? 0) + (browser?.stats.expected ?? 0) + (browser?.stats.flaky ?? 0);
const failed =
  (unit ? unit.numFailedTests + (unit.success || unit.numFailedTests > 0 ? 0 : 1) : 1) +
  (browser ? browser.stats.unexpected + browser.errors.length : 1);
console.log(passed, failed);
