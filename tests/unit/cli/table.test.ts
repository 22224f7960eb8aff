import { describe, expect, it } from 'vitest';
import { type Column, formatTable } from '../../../cli/table';

const COLUMNS: Column<[string, string]>[] = [
  { title: 'A', cell: ([a]) => a, enough: 5 },
  { title: 'B', cell: ([, b]) => b, enough: 6, keep: 'end' },
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

  it('shortens the column that has most to spare, and keeps the end that matters', () => {
    expect(format([['search', 'body > main > img']], 18)).toEqual(['A       B', 'search  …ain > img']);
  });

  it('leaves each column enough, then four characters, however narrow the screen', () => {
    expect(format([['search', 'body > main > img']], 13)).toEqual(['A      B', 'sear…  …> img']);
    expect(format([['search', 'body > main > img']], 5)).toEqual(['A     B', 'sea…  …img']);
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
