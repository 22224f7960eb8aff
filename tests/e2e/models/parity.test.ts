import { expect, test } from '@playwright/test';
import { runParity } from '../../../cli/parity/run';

/** `npm run parity` does all of them on both devices. WebGPU in software is slow, so three must do here. */
const RUNS = [
  { devices: ['wasm'], formats: ['fp32', 'q8'], least: 12 },
  { devices: ['webgpu'], names: ['florence2', 'vit-gpt2', 'blip'], formats: ['fp32'], least: 3 },
] as const;

/** Rounding to eight bits makes a large difference of a small one: by more than that the reference's tokens lead. */
const APART: Record<string, number> = { fp32: 5e-4, q8: 1 };

for (const { least, ...choice } of RUNS) {
  test(`on ${choice.devices}, models say token for token what the reference implementation says`, async () => {
    test.setTimeout(900_000);
    const rows = await runParity(choice);
    expect(rows.length).toBeGreaterThanOrEqual(least);
    for (const row of rows) {
      const name = `${row.model} ${row.format}`;
      expect(row.error, name).toBeNull();
      expect(row.equal, name).toBe(row.compared);
      expect(row.compared, name).toBeGreaterThan(5);
      expect(row.largestDifference, name).toBeLessThan(APART[row.format] ?? 0);
    }
  });
}
