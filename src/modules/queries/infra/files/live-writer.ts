import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { JsonValue } from '#shared/contracts';
import { quoteIdentifier, quoteLiteral } from '#shared/duckdb';
import type { LiveRows } from '#shared/live-databases';
import type { ResultColumn, ResultExtent } from '../../contract/index.js';
import { ColumnTypes } from '../../domain/cells/column-types.js';
import { csvLine, jsonLine, numberedLine, type RowText } from '../../domain/cells/row-text.js';
import { QueriesConfig } from '../config.js';
import type { RunningStatement } from '../running-statement.js';
import { EngineSlots } from '../slots.js';
import type { ResultTarget, WrittenResult } from '../statement-engine.js';
import { DuckdbWriter, type WriteOrder } from './duckdb-writer.js';

/** What is read, and how much of it so far. */
interface Reading {
  readonly rows: LiveRows;
  readonly maxRows: number;
  /** Looks at every row that is kept. */
  readonly look: (row: readonly JsonValue[]) => void;
  /** Rows kept. */
  rowCount: number;
  totalRows: number;
  /** No more rows come. */
  drained: boolean;
}

/** Rows as text that DuckDB is to read, and the types that it reads in it. */
interface TypedText {
  readonly path: string;
  readonly types: readonly string[];
}

export interface WrittenFromText extends WrittenResult {
  /** What is still to be converted. */
  readonly text?: TypedText;
}

/** Writes rows that come from elsewhere: text as they come, and by way of text what DuckDB writes. */
@Injectable()
export class LiveWriter {
  constructor(
    private readonly duckdb: DuckdbWriter,
    private readonly slots: EngineSlots,
    private readonly config: QueriesConfig,
  ) {}

  async write(rows: LiveRows, maxRows: number, { format, path }: ResultTarget): Promise<WrittenFromText> {
    const columns = rows.columns.map(({ name, kind }): ResultColumn => ({ name, type: kind }));
    const types = new ColumnTypes(columns.map(({ type }) => type));
    const look = (row: readonly JsonValue[]) => types.look(row);
    const reading: Reading = { rows, maxRows, look, rowCount: 0, totalRows: 0, drained: false };
    if (format !== 'parquet' && format !== 'arrow')
      return { columns, ...(await this.writeText(reading, format, path)) };
    const text = `${path}.rows`;
    const extent = await this.writeText(reading, 'rows', text);
    return { columns, ...extent, text: { path: text, types: types.names() } };
  }

  /** Has DuckDB write what text was written for. */
  async convert(
    { columns, text }: WrittenResult & { readonly text: TypedText },
    { statement, target }: Pick<WriteOrder, 'statement' | 'target'>,
    running: RunningStatement,
  ): Promise<void> {
    const types = text.types.map((type, index) => `c${index}: ${quoteLiteral(type)}`);
    const names = columns.map(({ name }, index) => `c${index} as ${quoteIdentifier(name)}`);
    const source = `read_json(${quoteLiteral(text.path)}, format = 'newline_delimited', columns = {${types.join(', ')}})`;
    const sql = `select ${names.join(', ')} from ${source}`;
    const whole = { ...statement, sql, parameters: [], maxRows: Number.MAX_SAFE_INTEGER };
    const order = { reads: [text.path], statement: whole, target };
    await this.slots.use(running, () => this.duckdb.write(order, running));
    await rm(text.path);
  }

  private async writeText(
    reading: Reading,
    format: 'csv' | 'ndjson' | 'rows',
    path: string,
  ): Promise<ResultExtent> {
    const names = reading.rows.columns.map(({ name }) => name);
    const head = format === 'csv' ? csvLine(names) : '';
    const line = { csv: csvLine, rows: numberedLine, ndjson: jsonLine(names) }[format];
    const text = this.textOf(reading, line);
    await pipeline(async function* () {
      yield head;
      yield* text;
    }, createWriteStream(path));
    const { rowCount, totalRows, drained } = reading;
    const extent = { rowCount, totalRows, truncated: totalRows > rowCount };
    return drained ? extent : { ...extent, totalRowsAtLeast: true };
  }

  /** Up to the limit; then rows are only counted, for as long as allowed. */
  private async *textOf(reading: Reading, line: RowText): AsyncGenerator<string> {
    const { rows, maxRows, look } = reading;
    let deadline = Number.POSITIVE_INFINITY;
    while (performance.now() < deadline) {
      const piece = await rows.next();
      reading.drained = piece.length === 0;
      if (reading.drained) return;
      const kept = piece.slice(0, Math.max(0, maxRows - reading.rowCount));
      for (const row of kept) look(row);
      reading.rowCount += kept.length;
      reading.totalRows += piece.length;
      if (kept.length > 0) yield kept.map(line).join('');
      if (reading.totalRows > maxRows && deadline === Number.POSITIVE_INFINITY)
        deadline = performance.now() + this.config.countSeconds * 1000;
    }
  }
}
