import { describe, expect, it } from 'vitest';
import { type Column, formatTable } from '../../../cli/table';

const COLUMNS: Column<[string, string]>[] = [
  { title: 'A', cell: ([a]) => a, least: 3 },
  { title: 'B', cell: ([, b]) => b, least: 5 },
];

const format = (rows: [string, string][], width = 140) => formatTable(rows, COLUMNS, width).split('\n');

describe('formatTable', () => {
  it('aligns columns and leaves no spaces at the ends of lines', () => {
    expect(
      format([
        ['search', 'x'],
        ['', 'yy'],
      ]),
    ).toEqual(['A       B', 'search  x', '        yy']);
  });

  it('shortens the widest column first', () => {
    expect(format([['search', 'a long description']], 18)).toEqual(['A       B', 'search  a long de…']);
  });

  it('leaves each column its least width, however narrow the screen', () => {
    expect(format([['search', 'a long description']], 4)).toEqual(['A    B', 'se…  a lo…']);
  });

  it('counts characters, not code units', () => {
    expect(format([['🚀🚀', 'x']])).toEqual(['A   B', '🚀🚀  x']);
  });

  it('keeps a cell on one line and its escape codes from the terminal', () => {
    expect(format([['a\n\tb', '\u001b[31mred\u001b]0;title\u0007\u202e']])).toEqual(['A    B', 'a b  red']);
  });

  it('has a heading without rows', () => {
    expect(format([])).toEqual(['A  B']);
  });
});
