import { stripVTControlCharacters } from 'node:util';

export interface Column<Row> {
  title: string;
  cell(row: Row): string;
  /** How many characters are enough; it is cut to fewer only on a screen that is too narrow for every column's. */
  enough: number;
  /** Which end of a long cell matters; the start unless told. */
  keep?: 'start' | 'end';
}

const GAP = 2;
const WIDTH_OF_A_FILE = 140;
const LEAST = 4;

/** Lines of aligned text, no longer than `width` characters as long as each column has four. */
export function formatTable<Row>(rows: Row[], columns: Column<Row>[], width = screenWidth()): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => plain(cell(row))))];
  const widths = fit(columns, lines, width);
  return lines.map((line) => formatLine(line, widths, columns)).join('\n');
}

function screenWidth(): number {
  return process.stdout.columns ?? WIDTH_OF_A_FILE;
}

/** Cells hold text from web pages: one line, and nothing that a terminal would obey. */
function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}

function fit(columns: Column<never>[], lines: string[][], width: number): number[] {
  const natural = columns.map((_, index) => Math.max(...lines.map((line) => length(line[index] ?? ''))));
  const enough = columns.map((column) => column.enough);
  const least = columns.map(() => LEAST);
  return shrink(shrink(natural, enough, width), least, width);
}

/** Takes from the column that has most above its floor, until the line fits or all are at their floors. */
function shrink(widths: number[], floors: number[], width: number): number[] {
  const result = [...widths];
  let surplus = result.reduce((sum, each) => sum + each + GAP, -GAP) - width;
  for (; surplus > 0; surplus--) {
    const slack = result.map((each, index) => each - (floors[index] ?? 0));
    const most = Math.max(...slack);
    if (most <= 0) break;
    const index = slack.indexOf(most);
    result[index] = (result[index] ?? 1) - 1;
  }
  return result;
}

function formatLine(cells: string[], widths: number[], columns: Column<never>[]): string {
  const padded = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    const text = truncate(cell, width, columns[index]?.keep);
    return text + ' '.repeat(width - length(text));
  });
  return padded.join(' '.repeat(GAP)).trimEnd();
}

function truncate(text: string, width: number, keep: 'start' | 'end' = 'start'): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  if (keep === 'end') return `…${characters.slice(1 - width).join('')}`;
  return `${characters.slice(0, width - 1).join('')}…`;
}

function length(text: string): number {
  return [...text].length;
}
