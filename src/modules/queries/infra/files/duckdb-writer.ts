import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { DuckDBTypeId } from '@duckdb/node-api';
import { Injectable } from '@nestjs/common';
import { columnKindOf } from '#shared/duckdb';
import { withoutDuplicates } from '#shared/live-databases';
import type { ResultColumn, ResultExtent } from '../../contract/index.js';
import type { DescribedColumn } from '../../domain/cells/type-description.js';
import { bindingsOf } from '../bind-parameters.js';
import { QueriesConfig } from '../config.js';
import { DuckdbParser } from '../duckdb-parser.js';
import type { BoundSql } from '../engine-process/engine-messages.js';
import { EngineProcess } from '../engine-process/engine-process.js';
import type { RunningStatement } from '../running-statement.js';
import type { ResultTarget, Statement, WrittenResult } from '../statement-engine.js';
import { type CopyOrder, copySql, countSql } from './copy-sql.js';

export interface WriteOrder {
  /** A database to read; none for statements that name their files. */
  readonly file?: string;
  /** Files that the statement may read. */
  readonly reads?: readonly string[];
  /** What the statement needs to be there before it. */
  readonly prepare?: string;
  readonly statement: Statement;
  readonly target: ResultTarget;
}

const kindOf = ({ type }: DescribedColumn) =>
  columnKindOf(DuckDBTypeId[type.typeId as keyof typeof DuckDBTypeId]);

/** Has DuckDB write a result into a file, in a process of its own that can reach that file and nothing else. */
@Injectable()
export class DuckdbWriter {
  constructor(
    private readonly parser: DuckdbParser,
    private readonly config: QueriesConfig,
  ) {}

  async write(
    { file, reads = [], prepare, statement, target }: WriteOrder,
    running: RunningStatement,
  ): Promise<WrittenResult> {
    const { timeLimitSeconds, memoryMb, threads = availableParallelism() } = this.config;
    using engine = new EngineProcess(dirname(target.path));
    return await running.within(timeLimitSeconds, engine, async () => {
      await engine.ask('open', {
        ...(file !== undefined && { file }),
        memoryMb,
        processMb: 2 * memoryMb,
        threads,
        mayReach: [...reads, target.path, parquetOf(target.path)],
      });
      if (prepare !== undefined) await engine.ask('copy', { sql: prepare, bindings: [] });
      return await this.copy(engine, statement, target);
    });
  }

  private async copy(
    engine: EngineProcess,
    { sql: text, parameters, maxRows }: Statement,
    { format, path }: ResultTarget,
  ): Promise<WrittenResult> {
    const sql = await this.withoutEnd(text);
    const bindings = bindingsOf(parameters);
    const columns = await engine.ask('describe', { sql, bindings });
    const isArrow = format === 'arrow';
    const order = { sql, columns, format, path: isArrow ? parquetOf(path) : path, maxRows, bindings };
    const rowCount = await engine.ask('copy', { sql: copySql(order), bindings });
    const extent = await this.extent(engine, order, rowCount);
    if (isArrow) await engine.ask('arrow', { from: order.path, to: path });
    return { columns: shownOf(columns), ...extent };
  }

  /** A result with fewer rows than it may have is whole; otherwise they are counted, for as long as allowed. */
  private async extent(
    engine: EngineProcess,
    { bindings, ...order }: CopyOrder & Pick<BoundSql, 'bindings'>,
    rowCount: number,
  ): Promise<ResultExtent> {
    if (rowCount < order.maxRows) return { rowCount, totalRows: rowCount, truncated: false };
    const seconds = this.config.countSeconds;
    const total = await engine.ask('count', { sql: countSql(order), bindings, seconds });
    if (total === null) return { rowCount, totalRows: rowCount, truncated: true, totalRowsAtLeast: true };
    return { rowCount, totalRows: total, truncated: total > rowCount };
  }

  /** Without a semicolon at its end: what the parser takes for the same without it. */
  private async withoutEnd(sql: string): Promise<string> {
    const end = sql.lastIndexOf(';');
    if (end < 0) return sql;
    const shorter = sql.slice(0, end);
    const [whole, cut] = await Promise.all([sql, shorter].map((text) => this.treeOf(text)));
    return whole === cut ? await this.withoutEnd(shorter) : sql;
  }

  private treeOf(sql: string): Promise<string | undefined> {
    return this.parser.parse(sql).then(JSON.stringify, () => undefined);
  }
}

function shownOf(columns: readonly DescribedColumn[]): ResultColumn[] {
  const names = withoutDuplicates(columns.map(({ name }) => name));
  return columns.map((column, index) => ({ name: names[index] ?? column.name, type: kindOf(column) }));
}

/** What an Arrow stream is made of stands beside it. */
const parquetOf = (path: string): string => `${path}.parquet`;
