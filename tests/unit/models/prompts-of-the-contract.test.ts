import { expect, it } from 'vitest';
import { readContract } from '@/cli/parity/contract';
import { turnsFor } from '@/lib/models/turns';

const CHAT = ['idefics3', 'qwen3_5', 'lfm2_vl'];
const cases = readContract()
  .filter(({ architecture }) => CHAT.includes(architecture))
  .flatMap(({ name, cases }) => cases.map((one) => ({ ...one, model: name })));

it.each(cases)('$model is asked in $name as its reference was', ({ task, question, past, prompt }) => {
  expect(turnsFor({ task, language: 'en', past, ...(question && { question }) }).at(-1)?.text).toBe(prompt);
});

it('covers all chat models', () => {
  expect(new Set(cases.map(({ model }) => model)).size).toBe(CHAT.length);
});
