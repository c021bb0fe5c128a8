import { quoteIdentifier, quoteLiteral } from '#shared/duckdb';
import { asIsWhen, type CellFormat, columnSql } from '../../domain/cells/column-sql.js';
import type { DescribedColumn } from '../../domain/cells/type-description.js';
import type { FileFormat } from '../statement-engine.js';

export interface CopyOrder {
  /** A SELECT without an end mark. */
  readonly sql: string;
  readonly columns: readonly DescribedColumn[];
  readonly format: FileFormat;
  readonly path: string;
  /** Left out where there are no more rows than may be: a LIMIT takes as long again as the rest. */
  readonly maxRows?: number;
  /** Columns, by place, all of whose values are told as they are. */
  readonly asTheyAre?: ReadonlySet<number>;
}

const cellFormats: Readonly<Record<FileFormat, CellFormat>> = {
  csv: 'csv',
  ndjson: 'json',
  rows: 'json',
  parquet: 'parquet',
  arrow: 'parquet',
};

const options: Readonly<Record<FileFormat, string>> = {
  csv: 'format csv, header true',
  ndjson: 'format json',
  rows: 'format json',
  parquet: 'format parquet',
  // Small ones: an Arrow stream is made of one after the other in memory.
  arrow: 'format parquet, row_group_size 30720',
};

/** The statement with its columns numbered; the line break ends a comment that it may end with. */
const numbered = (sql: string, columns: readonly DescribedColumn[]): string =>
  `(${sql}\n) as result(${columns.map((_, index) => `c${index}`).join(', ')})`;

/** How many rows there are; it fails no sooner than the statement itself. */
export const countSql = ({ sql, columns }: Pick<CopyOrder, 'sql' | 'columns'>): string =>
  `select count(*) from ${numbered(sql, columns)}`;

/** The same, and for each column how many of its values are not told as they are; nothing where all may be otherwise. */
export function lookSql({ sql, columns, format }: Pick<CopyOrder, 'sql' | 'columns' | 'format'>): string {
  const counts = columns.map(({ type }, index) => {
    const condition = asIsWhen(cellFormats[format], type, `c${index}`);
    return condition === undefined ? 'null' : `count(*) filter (not (${condition}))`;
  });
  return `select ${['count(*)', ...counts].join(', ')} from ${numbered(sql, columns)}`;
}

/** DuckDB writes the file: every value as its format tells it, in the order of the statement. */
export function copySql({ sql, columns, format, path, maxRows, asTheyAre }: CopyOrder): string {
  const names = format === 'rows' ? columns.map((_, index) => `c${index}`) : uniqueNames(columns);
  const cells = columns.map(({ type }, index) => {
    const column = `c${index}`;
    const told = asTheyAre?.has(index) ? column : columnSql(cellFormats[format], type, column);
    return `${told} as ${quoteIdentifier(names[index] ?? '')}`;
  });
  const limit = maxRows === undefined ? '' : ` limit ${maxRows}`;
  const select = `select ${cells.join(', ')} from ${numbered(sql, columns)}${limit}`;
  return `copy (${select}) to ${quoteLiteral(path)} (${options[format]}, use_tmp_file false)`;
}

/** To DuckDB `a` and `A` are one name. */
function uniqueNames(columns: readonly DescribedColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ name }) => {
    let unique = name;
    for (let number = 1; taken.has(unique.toLowerCase()); number++) unique = `${name}:${number}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
