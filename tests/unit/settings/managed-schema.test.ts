import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, FIELDS, type Settings } from '@/lib/settings/schema';

interface Property {
  type: string;
  enum?: string[];
  items?: { type: string };
  minimum?: number;
  maximum?: number;
}

const { properties }: { properties: Record<string, Property> } = JSON.parse(
  readFileSync('public/managed-schema.json', 'utf8'),
);

/** Values that an organisation may set by the schema, and some that it may not. */
function examplesOf({ type, enum: names, minimum = 0, maximum = 0 }: Property): { good: unknown[]; bad: unknown[] } {
  if (type === 'boolean') return { good: [true, false], bad: ['true', 1] };
  if (type === 'array') return { good: [[], ['a.example']], bad: [[1], 'a.example'] };
  if (type === 'integer') return { good: [minimum, maximum], bad: [minimum - 1, maximum + 1, minimum + 0.5] };
  return names ? { good: names, bad: ['something else'] } : { good: ['words'], bad: [7] };
}

describe("an organisation's settings", () => {
  it('are all of the settings, and a reason', () => {
    expect(Object.keys(properties).sort()).toEqual([...Object.keys(DEFAULTS), 'reason'].sort());
  });

  it.each(Object.keys(DEFAULTS) as (keyof Settings)[])('%s means the same to browser and extension', (name) => {
    const { good, bad } = examplesOf(properties[name] as Property);
    for (const value of good) expect(v.is(FIELDS[name], value), JSON.stringify(value)).toBe(true);
    for (const value of bad) expect(v.is(FIELDS[name], value), JSON.stringify(value)).toBe(false);
  });

  it.each(Object.keys(DEFAULTS) as (keyof Settings)[])('%s has all values that the extension knows', (name) => {
    const field = FIELDS[name] as { type: string; options?: unknown };
    expect(properties[name]?.enum).toEqual(field.type === 'picklist' ? field.options : undefined);
  });
});
