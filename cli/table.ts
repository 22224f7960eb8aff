import { stripVTControlCharacters } from 'node:util';

export interface Column<Row> {
  title: string;
  cell(row: Row): string;
  /** The fewest characters it may be cut to when the line is too long for the screen. */
  least: number;
}

const GAP = 2;
const WIDTH_OF_A_FILE = 140;

/** Lines of aligned text, no longer than `width` characters unless the columns' least widths ask for more. */
export function formatTable<Row>(rows: Row[], columns: Column<Row>[], width = screenWidth()): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => plain(cell(row))))];
  const widths = fit(columns, lines, width);
  return lines.map((line) => formatLine(line, widths)).join('\n');
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

/** Takes from the widest column that can still give, until the line fits. */
function fit(columns: Column<never>[], lines: string[][], width: number): number[] {
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => length(line[index] ?? ''))));
  const surplus = () => widths.reduce((sum, each) => sum + each + GAP, -GAP) - width;
  while (surplus() > 0) {
    const slack = widths.map((each, index) => (each > (columns[index]?.least ?? 0) ? each : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (!slack[widest]) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

function formatLine(cells: string[], widths: number[]): string {
  const padded = cells.map((cell, index) => {
    const text = truncate(cell, widths[index] ?? 0);
    return text + ' '.repeat((widths[index] ?? 0) - length(text));
  });
  return padded.join(' '.repeat(GAP)).trimEnd();
}

function truncate(text: string, width: number): string {
  return length(text) <= width ? text : `${[...text].slice(0, Math.max(width - 1, 0)).join('')}…`;
}

function length(text: string): number {
  return [...text].length;
}
