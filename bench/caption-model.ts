import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CONTRACT } from '../cli/parity/contract';
import { ROOT } from '../cli/paths';

/** A vision-encoder-decoder model whose texts have forty tokens and more. */
export interface BenchModel {
  name: string;
  folder: string;
  repo: string;
  /** The number format of all its files. */
  dtype: string;
}

/** Says forty words of the picture, where others end it. */
export const TINY: BenchModel = { name: 'tiny', folder: join(CONTRACT, 'vit-gpt2'), repo: 'bench/tiny', dtype: 'fp32' };

/** Of real size, as training/bench_model writes it: too large to be kept here. */
const LARGE = join(ROOT, 'training/out/distilvit-size');

/** ALTLIGHT_BENCH_MODEL (a folder); else the one of real size, where it has been made; else the tiny one. */
export function chooseModel(): BenchModel {
  const folder = process.env.ALTLIGHT_BENCH_MODEL ?? LARGE;
  if (!existsSync(join(folder, 'config.json'))) return TINY;
  const isSmall = existsSync(join(folder, 'onnx/decoder_model_merged_quantized.onnx'));
  const name = basename(folder);
  return { name, folder, repo: `bench/${name}`, dtype: isSmall ? 'q8' : 'fp32' };
}
