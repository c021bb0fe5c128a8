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
import type { EngineProcess } from '../engine-process/engine-process.js';
import { SpareProcess } from '../engine-process/spare-process.js';
import type { RunningStatement } from '../running-statement.js';
import type { ResultTarget, Statement, WrittenResult } from '../statement-engine.js';
import { type CopyOrder, copySql, countSql, lookSql } from './copy-sql.js';

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

type Copying = Omit<CopyOrder, 'maxRows' | 'asTheyAre'> & Pick<BoundSql, 'bindings'>;

/** What cannot be looked through in this time is written as if nothing were known of it. */
const lookSeconds = 0.3;

const kindOf = ({ type }: DescribedColumn) =>
  columnKindOf(DuckDBTypeId[type.typeId as keyof typeof DuckDBTypeId]);

/** Has DuckDB write a result into a file, in a process of its own that can reach that file and nothing else. */
@Injectable()
export class DuckdbWriter {
  constructor(
    private readonly parser: DuckdbParser,
    private readonly config: QueriesConfig,
    private readonly spare: SpareProcess,
  ) {}

  async write(
    { file, reads = [], prepare, statement, target }: WriteOrder,
    running: RunningStatement,
  ): Promise<WrittenResult> {
    const { memoryMb, threads = availableParallelism() } = this.config;
    using engine = this.spare.take(dirname(dirname(target.path)));
    return await running.within(statement.seconds, engine, async () => {
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
    const order = { sql, columns, format, path: isArrow ? parquetOf(path) : path, bindings };
    const extent = await this.copyWhole(engine, order, maxRows);
    if (isArrow) await engine.ask('arrow', { from: order.path, to: path });
    return { columns: shownOf(columns), ...extent };
  }

  /** A quick look first: with no more rows than may be, and values that are told as they are, it is done much sooner. */
  private async copyWhole(engine: EngineProcess, order: Copying, maxRows: number): Promise<ResultExtent> {
    const { bindings } = order;
    const looked = await engine.ask('count', { sql: lookSql(order), bindings, seconds: lookSeconds });
    const [total, ...exceptions] = looked ?? [null];
    const asTheyAre = new Set(exceptions.flatMap((count, index) => (count === 0 ? index : [])));
    if (typeof total === 'number' && total <= maxRows) {
      const rowCount = await engine.ask('copy', { sql: copySql({ ...order, asTheyAre }), bindings });
      // Statements that are drawn by lot can have more rows the second time.
      if (rowCount <= maxRows) return { rowCount, totalRows: rowCount, truncated: false };
    }
    const rowCount = await engine.ask('copy', { sql: copySql({ ...order, maxRows }), bindings });
    return await this.extent(engine, { ...order, total, maxRows }, rowCount);
  }

  /** A result with fewer rows than it may have is whole; otherwise they are counted, for as long as allowed. */
  private async extent(
    engine: EngineProcess,
    { bindings, total, maxRows, ...order }: Copying & { total: number | null | undefined; maxRows: number },
    rowCount: number,
  ): Promise<ResultExtent> {
    if (rowCount < maxRows) return { rowCount, totalRows: rowCount, truncated: false };
    const seconds = this.config.countSeconds;
    const counted = total ?? (await engine.ask('count', { sql: countSql(order), bindings, seconds }))?.[0];
    if (typeof counted !== 'number')
      return { rowCount, totalRows: rowCount, truncated: true, totalRowsAtLeast: true };
    const totalRows = Math.max(counted, rowCount);
    return { rowCount, totalRows, truncated: totalRows > rowCount };
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
