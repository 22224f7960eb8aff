import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Check, checkPieces, sha256 } from '@/lib/models/digest';
import { openSink } from '@/lib/models/download/open-sink';
import { ModelShelf } from '../../support/model-shelf';

const BYTES = randomBytes(300_001);
const PIECES = [BYTES.subarray(0, 100_000), BYTES.subarray(100_000, 100_001), BYTES.subarray(100_001)];
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const GIT = createHash('sha1').update(`blob ${BYTES.length}\0`).update(BYTES).digest('hex');
const check = (right: Check | null) => checkPieces(right, BYTES.length, PIECES, new AbortController().signal);

describe('a file that is checked piece by piece', () => {
  it('has the digest that it has as a whole', async () => {
    expect(await check(null)).toBe(SHA256);
    expect(await sha256(new Uint8Array(BYTES))).toBe(SHA256);
  });

  it.each([
    ['its SHA-256', { sha256: SHA256 }, { sha256: '0'.repeat(64) }],
    ['the id that git gives it', { gitSha1: GIT }, { gitSha1: '0'.repeat(40) }],
  ])('is right by %s, or wrong', async (_, right, wrong) => {
    expect(await check(right)).toBe(SHA256);
    expect(await check(wrong)).toBeNull();
  });

  it('is read from the disk so', async () => {
    const sink = await openSink(new ModelShelf().open(), 'model', 'onnx/model.onnx');
    const whole = randomBytes(3_500_000);
    sink.append(whole);
    const lengths: number[] = [];
    const digest = createHash('sha256');
    for (const piece of sink.pieces()) {
      lengths.push(piece.buffer.byteLength);
      digest.update(piece);
    }
    expect(digest.digest('hex')).toBe(createHash('sha256').update(whole).digest('hex'));
    expect(Math.max(...lengths), 'at most so much is in memory').toBeLessThanOrEqual(1024 * 1024);
  });
});
