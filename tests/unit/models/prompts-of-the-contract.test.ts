import { expect, it } from 'vitest';
import { readContract } from '@/cli/parity/contract';
import { promptFor } from '@/lib/models/prompts';

const CHAT = ['idefics3', 'qwen3_5', 'lfm2_vl'];
const cases = readContract()
  .filter(({ architecture }) => CHAT.includes(architecture))
  .flatMap(({ name, cases }) => cases.map((one) => ({ ...one, model: name })));

it.each(cases)('$model is asked in $name as its reference was', ({ task, question, prompt }) => {
  expect(promptFor({ task, language: 'en', ...(question && { question }) })).toBe(prompt);
});

it('covers all chat models', () => {
  expect(new Set(cases.map(({ model }) => model)).size).toBe(CHAT.length);
});
