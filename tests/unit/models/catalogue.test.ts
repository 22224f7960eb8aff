import { describe, expect, it } from 'vitest';
import { CATALOGUE, profileOf } from '@/lib/models/catalogue';
import { KNOWN_DIGESTS, knownCheck } from '@/lib/models/known-digests';
import { formatsOf, neededFiles } from '@/lib/models/needed-files';

describe('catalogue', () => {
  it.each(CATALOGUE)('$id is complete', (entry) => {
    expect(entry.repo).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(entry.revision).toMatch(/^[0-9a-f]{40}$/);
    expect(URL.canParse(entry.licenceUrl)).toBe(true);
    expect(entry.languages.length).toBeGreaterThan(0);
    expect(entry.dtypes.wasm, 'runs everywhere').toBeDefined();
    expect(Object.keys(entry.megabytes)).toEqual(Object.keys(entry.dtypes));
  });

  it.each(CATALOGUE)('$id names a format for each of its sessions, and no other', ({ architecture, dtypes }) => {
    const sessions = Object.keys(formatsOf(architecture, {}));
    for (const formats of Object.values(dtypes)) expect(Object.keys(formats).sort()).toEqual(sessions.sort());
  });

  it('has each model once', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
  });
});

describe('profileOf', () => {
  it.each([
    ['webgpu-f16', 'webgpu-f16', ['wasm', 'webgpu', 'webgpu-f16']],
    ['webgpu-f16', 'webgpu', ['wasm', 'webgpu']],
    ['webgpu', 'webgpu', ['wasm', 'webgpu', 'webgpu-f16']],
    ['wasm', 'wasm', ['wasm', 'webgpu', 'webgpu-f16']],
    ['webgpu', 'wasm', ['wasm']],
  ] as const)('on %s is %s of %j', (best, expected, present) => {
    expect(profileOf(Object.fromEntries(present.map((profile) => [profile, {}])), best)).toBe(expected);
  });
});

it('profileOf passes over what has turned out unfit, but never over WASM', () => {
  const dtypes = { wasm: { '*': 'q8' }, webgpu: { '*': 'fp32' }, 'webgpu-f16': { '*': 'fp16' } };
  expect(profileOf(dtypes, 'webgpu-f16', (formats) => formats['*'] === 'fp16')).toBe('webgpu');
  expect(profileOf(dtypes, 'webgpu-f16', () => true)).toBe('wasm');
});

describe('knownCheck', () => {
  it('knows weights of the catalogue, at its commits', () => {
    const [florence] = CATALOGUE;
    const path = 'onnx/vision_encoder_fp16.onnx';
    expect(knownCheck(florence?.repo ?? '', florence?.revision ?? '', path)).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(knownCheck(florence?.repo ?? '', '0'.repeat(40), path)).toBeNull();
    expect(knownCheck('somebody/else', florence?.revision ?? '', path)).toBeNull();
  });

  it.each(CATALOGUE)('of $id knows nothing that no format needs', ({ repo, revision, architecture, dtypes }) => {
    const needed = Object.values(dtypes).flatMap((formats) => {
      const { required, parts } = neededFiles(architecture, formats);
      return [...required, ...parts];
    });
    expect(needed).toEqual(expect.arrayContaining(Object.keys(KNOWN_DIGESTS[`${repo}@${revision}`] ?? {})));
  });
});

describe('neededFiles', () => {
  it('names the graphs by their formats', () => {
    const { required, parts } = neededFiles('florence2', { vision_encoder: 'fp16', '*': 'q4' });
    expect(required).toContain('onnx/vision_encoder_fp16.onnx');
    expect(required).toContain('onnx/decoder_model_merged_q4.onnx');
    expect(parts).toContain('onnx/vision_encoder_fp16.onnx_data');
  });

  it('takes what is not said as 32-bit', () => {
    expect(neededFiles('vision-encoder-decoder', {}).required).toContain('onnx/encoder_model.onnx');
    expect(neededFiles('vision-encoder-decoder', { encoder_model: 'q8' }).required).toContain(
      'onnx/encoder_model_quantized.onnx',
    );
  });
});
