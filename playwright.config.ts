import { defineConfig } from '@playwright/test';

export default defineConfig({
  forbidOnly: Boolean(process.env.CI),
  // On a loaded machine a browser may be slow to start; a test that needed its second try is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
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
