import { expect, test } from '@playwright/test';
import { runParity } from '../../../cli/parity/run';

/** `npm run parity` does all of them on both devices. WebGPU in software is slow, so three must do here. */
const RUNS = [
  ['wasm', []],
  ['webgpu', ['florence2', 'vit-gpt2', 'blip']],
] as const;

for (const [device, models] of RUNS) {
  test(`on ${device}, models say token for token what the reference implementation says`, async () => {
    test.setTimeout(300_000);
    const rows = await runParity([device], models);
    expect(rows.length).toBeGreaterThanOrEqual(models.length || 8);
    for (const row of rows) {
      expect(row.error, row.model).toBeNull();
      expect(row.equal, row.model).toBe(row.compared);
      expect(row.compared, row.model).toBeGreaterThan(5);
      expect(row.largestDifference, row.model).toBeLessThan(5e-4);
    }
  });
}
