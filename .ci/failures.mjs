// Names each test that failed, or passed at its second try only, with its error's first lines: one place at the end of the log.
import { stripVTControlCharacters } from 'node:util';
import { readReports } from './reports.mjs';

const { unit, browser } = readReports();

function tell(outcome, name, error = '') {
  const lines = stripVTControlCharacters(error).split('\n');
  console.log(`${outcome}: ${name}\n    ${lines.slice(0, 6).join('\n    ')}`);
}

for (const file of unit?.testResults ?? []) {
  for (const test of file.assertionResults) {
    if (test.status === 'failed') tell('FAILED', `${file.name} › ${test.fullName}`, test.failureMessages[0]);
  }
}

function* specsOf(suite) {
  yield* suite.specs ?? [];
  for (const inner of suite.suites ?? []) yield* specsOf(inner);
}

for (const suite of browser?.suites ?? []) {
  for (const { file, title, tests } of specsOf(suite)) {
    for (const { status, results } of tests) {
      if (status !== 'unexpected' && status !== 'flaky') continue;
      const error = results.find((result) => result.error !== undefined)?.error.message;
      tell(status === 'flaky' ? 'SECOND TRY' : 'FAILED', `${file} › ${title}`, error);
    }
  }
}
