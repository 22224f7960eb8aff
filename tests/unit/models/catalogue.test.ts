import { describe, expect, it } from 'vitest';
import { CATALOGUE, profileOf } from '@/lib/models/catalogue';
import { formatsOf, neededFiles } from '@/lib/models/needed-files';

describe('catalogue', () => {
  it.each(CATALOGUE)('$id is complete', (entry) => {
    expect(entry.repo).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(entry.revision === null || /^[0-9a-f]{40}$/.test(entry.revision)).toBe(true);
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
