import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Architecture, isChecker } from '../../lib/shared/installed-model';
import type { CaptionTask, Exchange } from '../../lib/shared/wish';
import { ROOT } from '../paths';

export const CONTRACT = join(ROOT, 'tests/fixtures/contract');

/** One generation of the reference implementation. */
export interface ReferenceCase {
  name: string;
  /** Path of the picture, from the model's folder. */
  image: string;
  task: CaptionTask;
  prompt: string | null;
  question: string | null;
  /** What was asked and answered before the question. */
  past?: Exchange[];
  prefix: string | null;
  max_new_tokens: number;
  tokens: number[];
  text: string;
  /** By step, the most likely tokens. */
  logits: { ids: number[]; values: number[] }[];
}

/** How well texts fit a picture, in the eyes of the reference implementation. */
export interface SimilarityCase {
  name: string;
  image: string;
  texts: string[];
  /** Cosines, one a text. */
  similarities: number[];
}

export interface Reference {
  /** Of the folder. */
  name: string;
  folder: string;
  /** Of the numbers: "fp32"; else as formats.json calls it. */
  format: string;
  /** By session; none is 32-bit. */
  dtypes: Record<string, string>;
  architecture: Architecture;
  cases: ReferenceCase[];
  /** Of a model that checks what others say. */
  similarities: SimilarityCase[];
}

/** Every tiny model that training/contract has built, 32-bit. */
export function readContract(): Reference[] {
  const names = readdirSync(CONTRACT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'images',
  );
  return names.map(({ name }) => {
    const folder = join(CONTRACT, name);
    const { architecture, cases } = readJson(folder, 'reference.json');
    const checks = isChecker(architecture);
    const numbers = { format: 'fp32', dtypes: {} };
    return { name, folder, ...numbers, architecture, cases: checks ? [] : cases, similarities: checks ? cases : [] };
  });
}

/** The other number formats of a model. Their reference is Python's ONNX Runtime, which has run the same files. */
export function readFormats({ name, folder, architecture }: Reference): Reference[] {
  if (!existsSync(join(folder, 'formats.json'))) return [];
  const { formats } = readJson(folder, 'formats.json') as {
    formats: { name: string; dtypes: Record<string, string>; cases: ReferenceCase[] }[];
  };
  return formats.map(({ name: format, dtypes, cases }) => {
    return { name, folder, format, dtypes, architecture, cases, similarities: [] };
  });
}

const readJson = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
