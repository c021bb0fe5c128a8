import type { AnswerResultView } from '#modules/questions';
import { formatColumn, headingOf, isFigure } from './cells.js';
import { clip, padEnd, padStart, widest } from './text.js';

const gap = '  ';
const narrowest = 8;

/** The rows as aligned lines; the widest columns are clipped until the table fits. */
export function renderTable({ columns, rows }: AnswerResultView, width: number): string[] {
  const cells = columns.map((column, index) =>
    formatColumn(
      rows.map((row) => row[index]),
      column,
    ),
  );
  const headings = columns.map(headingOf);
  const widths = shrunk(
    headings.map((heading, index) => widest([heading, ...(cells[index] ?? [])])),
    width,
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const room = widths[index] ?? 0;
        const column = columns[index];
        const align = column && isFigure(column) ? padStart : padEnd;
        return align(clip(text, room), room);
      })
      .join(gap)
      .trimEnd();
  const body = rows.map((_, row) => line(cells.map((column) => column[row] ?? '')));
  return [line(headings), widths.map((room) => '─'.repeat(room)).join(gap), ...body];
}

/** Takes from the widest columns first. */
function shrunk(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, room) => sum + room, gap.length * (widths.length - 1));
  while (total() > width) {
    const most = Math.max(...widths);
    if (most <= narrowest) break;
    widths[widths.indexOf(most)] = Math.max(narrowest, most - (total() - width));
  }
  return widths;
}
