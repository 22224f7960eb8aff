const PUT_INSTEAD = 'own';

/**
 * Facts without the names of somebody's own models. Of what the engine says of itself also single words are taken, as it names
 * a model beside other things: "own-lighthouse q8 wasm"; a short name may be a part of anything else, and stays there.
 */
export function withoutNames<T extends { engine: unknown }>(facts: T, names: readonly string[]): unknown {
  const longestFirst = names.filter((name) => name !== '').sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return facts;
  const any = `(?:${longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`;
  const word = new RegExp(`(?<![\\p{L}\\p{N}_-])${any}(?![\\p{L}\\p{N}_-])`, 'gu');
  return { ...replaced(facts, new RegExp(`^${any}$`, 'u')), engine: replaced(facts.engine, word) };
}

function replaced<T>(value: T, pattern: RegExp): T;
function replaced(value: unknown, pattern: RegExp): unknown {
  if (typeof value === 'string') return value.replace(pattern, PUT_INSTEAD);
  if (Array.isArray(value)) return value.map((part) => replaced(part, pattern));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, pattern)]));
}
