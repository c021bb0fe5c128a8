import { parse } from 'csv-parse/sync';
import { commonWidth, type Layout, layoutOf } from '../../domain/layout.js';

export interface Dialect extends Layout {
  readonly delimiter: string;
  /** Rows of the file above the first row of data, blank lines not counted. */
  readonly filledRowsAbove: number;
  /** The first rows of data. */
  readonly body: readonly (readonly string[])[];
}

const delimiters = [',', '\t', ';', '|'];
const mostRows = 500;

interface Parsed {
  readonly delimiter: string;
  readonly rows: string[][];
}

/** Finds out how a delimited file is written, from the text at its beginning; `known` is its delimiter where it is known. */
export function dialectOf(head: string, isWhole: boolean, known?: string): Dialect {
  const candidates = (known ? [known] : delimiters).map((delimiter) => parseHead(head, delimiter, isWhole));
  const best = candidates.reduce((a, b) => (score(b) > score(a) ? b : a));
  const layout = layoutOf(best.rows);
  const above = layout.titleRows + (layout.header ? 1 : 0);
  return {
    ...layout,
    delimiter: best.delimiter,
    body: best.rows.slice(above),
    filledRowsAbove: best.rows.slice(0, above).filter((row) => row.length > 1 || row[0] !== '').length,
  };
}

function parseHead(head: string, delimiter: string, isWhole: boolean): Parsed {
  const text = isWhole ? head : head.slice(0, head.lastIndexOf('\n') + 1 || head.length);
  const rows: string[][] = [];
  const keep = (row: string[]) => {
    rows.push(row);
    return null;
  };
  try {
    parse(text, { ...lenient, delimiter, to: mostRows, on_record: keep });
  } catch {
    // The head may end inside quotes; the rows before that are what is asked for.
  }
  return { delimiter, rows };
}

/** Reads what people write, not only what the standard allows. */
export const lenient = {
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** A delimiter is right when most rows have the same number of cells, more than one. */
function score({ rows }: Parsed): number {
  const width = commonWidth(rows);
  if (width < 2) return 0;
  const agreeing = rows.filter(({ length }) => length === width).length / rows.length;
  return agreeing * 10 + Math.min(width, 100) / 100;
}
