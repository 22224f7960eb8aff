import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { EngineDevice } from '../lib/shared/engine-device';
import { formatRows, runParity } from './parity/run';

const USAGE = `npm run parity -- [--device wasm|webgpu] [--format fp32|q8|…] [--json FILE] [MODEL …]
Compares each tiny model of tests/fixtures/contract, in each number format, run by the built extension, with what its
reference said.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    device: { type: 'string', multiple: true },
    format: { type: 'string', multiple: true },
    json: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const devices = (values.device ?? ['wasm', 'webgpu']) as EngineDevice[];
const rows = await runParity({ devices, names: positionals, formats: values.format ?? [] });
console.log(formatRows(rows));
if (values.json) writeFileSync(resolve(values.json), `${JSON.stringify(rows, null, 2)}\n`);
process.exit(rows.length > 0 && rows.every(({ equal, compared, error }) => equal === compared && !error) ? 0 : 1);
