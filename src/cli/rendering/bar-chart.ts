import type { AnswerColumnView, AnswerResultView } from '#modules/questions';
import { type Cell, formatCell, formatColumn, headingOf, isFigure, numberOf } from './cells.js';
import { clip, padEnd, padStart, widest } from './text.js';

/** More bars than this are no picture. */
export const mostBars = 40;
const longestLabel = 32;
const widestBar = 60;
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

interface Bar {
  readonly label: string;
  readonly text: string;
  readonly value: number;
}

/** A bar for each of the first rows; nothing where there is nothing to compare. */
export function renderBars({ columns, rows }: AnswerResultView, width: number): string[] {
  const measure = columns.findLastIndex(isFigure);
  const column = columns[measure];
  const labels = columns.flatMap((one, index) => (isLabel(one) ? [index] : []));
  if (!column || labels.length === 0 || rows.length < 2) return [];

  const labelOf = (row: readonly Cell[]) =>
    labels.map((index) => formatCell(row[index], columns[index] as AnswerColumnView)).join(', ');
  const shown = rows.slice(0, mostBars);
  const texts = formatColumn(
    shown.map((row) => row[measure]),
    column,
  );
  const bars = shown.flatMap((row, index): Bar[] => {
    const value = numberOf(row[measure]);
    if (value === undefined) return [];
    return [{ label: clip(labelOf(row), longestLabel), text: texts[index] ?? '', value }];
  });
  if (bars.length < 2) return [];
  const cut = rows.length > mostBars ? `, first ${mostBars} of ${rows.length} rows` : '';
  return [`${headingOf(column)}${cut}`, ...draw(bars, width)];
}

const isLabel = (column: AnswerColumnView): boolean => !isFigure(column) && column.role !== 'key';

function draw(bars: readonly Bar[], width: number): string[] {
  const labelWidth = widest(bars.map(({ label }) => label));
  const textWidth = widest(bars.map(({ text }) => text));
  const room = Math.max(10, Math.min(widestBar, width - labelWidth - textWidth - 3));
  const highest = Math.max(0, ...bars.map(({ value }) => value));
  const lowest = Math.min(0, ...bars.map(({ value }) => value));
  const span = highest - lowest || 1;
  const left = Math.round((-lowest / span) * room);
  return bars.map(({ label, text, value }) => {
    const bar =
      value < 0 ? negative((-value / span) * room, left) : ' '.repeat(left) + positive((value / span) * room);
    return `${padEnd(label, labelWidth)}  ${padStart(text, textWidth)} ${bar}`.trimEnd();
  });
}

function positive(length: number): string {
  const steps = Math.round(length * 8);
  return '█'.repeat(Math.floor(steps / 8)) + (eighths[steps % 8] ?? '');
}

/** Towards the left, up to the axis; there are half blocks only. */
function negative(length: number, axis: number): string {
  const halves = Math.min(Math.round(length * 2), axis * 2);
  const bar = (halves % 2 === 1 ? '▐' : '') + '█'.repeat(Math.floor(halves / 2));
  return ' '.repeat(axis - Math.ceil(halves / 2)) + bar;
}
