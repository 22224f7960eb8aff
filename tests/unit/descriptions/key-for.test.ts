import { expect, it } from 'vitest';
import { keyFor } from '@/lib/descriptions/key-for';

const KNOWN = { baseUrl: 'https://ai.example.com/v1', model: 'eyes-1', key: 'kept' };
const form = (changes: object) => ({ baseUrl: KNOWN.baseUrl, key: null, forgetsKey: false, ...changes });

it.each([
  ['one that is typed', { key: ' new ' }, 'new'],
  ['the kept one where the field is empty', {}, 'kept'],
  ['the kept one at another path of its server', { baseUrl: 'https://ai.example.com/v2' }, 'kept'],
  ['none that is to be forgotten', { forgetsKey: true }, null],
  ['the typed one instead of one that is to be forgotten', { key: 'new', forgetsKey: true }, 'new'],
  ['none for another host', { baseUrl: 'https://other.example.com/v1' }, null],
  ['none for another port', { baseUrl: 'https://ai.example.com:8443/v1' }, null],
  ['none without encryption', { baseUrl: 'http://ai.example.com/v1' }, null],
  ['none for what is no address', { baseUrl: 'ai' }, null],
])('a form means %s', (_, changes, key) => {
  expect(keyFor(form(changes), KNOWN)).toBe(key);
});

it('without a server no key is kept', () => {
  expect(keyFor(form({}), null)).toBeNull();
});
