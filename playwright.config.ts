import { defineConfig } from '@playwright/test';

export default defineConfig({
  forbidOnly: Boolean(process.env.CI),
  // On a loaded machine a browser may be slow to start; a test that needed its second try is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  fullyParallel: true,
  workers: 2,
  // A captioning model that is loaded first of all takes two seconds on a quiet machine, ten on a busy one, and some tests
  // load three. Where a machine is nobody's own, it may be busier still.
  timeout: process.env.CI ? 240_000 : 60_000,
  expect: { timeout: process.env.CI ? 40_000 : 20_000 },
  // What is not there must not be waited for until the test's own end.
  use: { actionTimeout: process.env.CI ? 40_000 : 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  // Not test-results itself: Playwright empties its folder, and vitest's report lies there.
  outputDir: 'test-results/browser',
  globalSetup: './tests/ensure-browser.ts',
  projects: [
    { name: 'integration', testDir: 'tests/integration', testMatch: '**/*.test.ts' },
    { name: 'e2e', testDir: 'tests/e2e', testMatch: '**/*.test.ts' },
    // One browser for all tests of a file.
    { name: 'firefox', testDir: 'tests/firefox', testMatch: '**/*.test.ts', fullyParallel: false },
  ],
});
