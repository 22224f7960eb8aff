import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CANARY_LABEL } from '@/lib/describers/bundled/canary';
import { kindOfLabel, namesSomething } from '@/lib/describers/bundled/label';

const CONFIG = new URL('../../../public/models/graphics-v0/config.json', import.meta.url);
const labels: string[] = Object.values(JSON.parse(readFileSync(CONFIG, 'utf8')).id2label);

describe('labels of graphics-v0', () => {
  it.each([
    ['search icon', 'icon'],
    ['flag of japan', 'flag'],
    ['flag icon', 'icon'],
    ['github logo', 'logo'],
    ['red heart emoji', 'emoji'],
  ])('%s is of kind %s', (label, kind) => expect(kindOfLabel(label)).toBe(kind));

  it('name something, but for the one that lost its name', () => {
    expect(labels.filter((label) => !namesSomething(label))).toEqual([' logo']);
  });

  it('hold what the canary must answer', () => expect(labels).toContain(CANARY_LABEL));
});
