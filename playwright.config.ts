import { defineConfig } from '@playwright/test';

export default defineConfig({
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  projects: [
    { name: 'integration', testDir: 'tests/integration', testMatch: '**/*.test.ts' },
    { name: 'e2e', testDir: 'tests/e2e', testMatch: '**/*.test.ts' },
  ],
});
