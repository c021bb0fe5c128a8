import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import {
  dataSourcesErrors,
  isCopied,
  type LiveConnectionView,
  namespaceOf,
  usualCopy,
} from '#modules/data-sources';
import { connectionProblem, type LiveConnection, LiveDatabases, structureOf } from '#shared/live-databases';
import { BuildDatabase } from '../build-database.js';
import { DatasetsConfig } from '../config.js';
import type { BuiltDataset } from '../load/dataset-loader.js';
import { type BaseCopy, startingPoint } from './base-table.js';
import { checkCopy } from './check-copy.js';
import { type CopyPlan, type PlannedTable, planCopy } from './copy-plan.js';
import { type CopiedTable, TableCopy } from './table-copy.js';

/** The version that answers now. */
export interface Base extends BaseCopy {
  readonly path: string;
  readonly rowsBefore: ReadonlyMap<string, number>;
}

export interface CopyOrder {
  readonly dataSourceId: string;
  readonly stored: LiveConnectionView;
  readonly base: Base | undefined;
  /** Everything is read, also where usually only what is new is. */
  readonly whole: boolean;
  readonly unchecked: boolean;
}

/** What goes on while it is made. */
export interface Watch {
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly expect: (rows: number) => void;
  readonly read: (rows: number) => void;
}

/** Makes one DuckDB file of a database of somebody else, as it is at one moment. */
@Injectable()
export class DatabaseCopier {
  constructor(
    private readonly databases: LiveDatabases,
    private readonly config: DatasetsConfig,
  ) {}

  async copy(order: CopyOrder, watch: Watch): Promise<BuiltDataset> {
    const { dataSourceId, stored } = order;
    const limits = { connections: 1, statementSeconds: this.config.copySeconds };
    const pool = this.databases.openPatiently(dataSourceId, stored, limits);
    try {
      // One loan is one transaction: all tables are of the same moment.
      return await pool.lend((connection) => this.copyFrom(connection, order, watch));
    } catch (error) {
      watch.signal.throwIfAborted();
      throw connectionProblem(error, stored.settings);
    } finally {
      await pool.close();
    }
  }

  private async copyFrom(connection: LiveConnection, order: CopyOrder, watch: Watch): Promise<BuiltDataset> {
    const { kind, settings, copy = usualCopy } = order.stored;
    if (!isCopied(kind)) throw dataSourcesErrors.notCopied({ kind });
    const namespace = namespaceOf(settings);
    const plan = planCopy(kind, await structureOf(connection, { kind, namespace }), copy);
    watch.expect(plan.tables.reduce((sum, { estimatedRows }) => sum + estimatedRows, 0));
    const database = await this.newDatabase(watch.folder, order.base);
    const stop = () => {
      connection.interrupt();
      database.interrupt();
    };
    watch.signal.addEventListener('abort', stop);
    try {
      const copying = new TableCopy(database, { kind, namespace, connection }, watch.read);
      const copied: CopiedTable[] = [];
      for (const table of plan.tables) {
        watch.signal.throwIfAborted();
        database.admit(table.label, table.plans.length);
        copied.push(await copying.run(await withStart(database, table, order)));
      }
      const rowsBefore = order.base?.rowsBefore ?? new Map<string, number>();
      if (!order.unchecked) await checkCopy(database, { plan, copied, rowsBefore, checks: copy.checks });
      await database.finish();
      return built(watch.folder, plan, copied);
    } catch (error) {
      database.close();
      throw error;
    } finally {
      watch.signal.removeEventListener('abort', stop);
    }
  }

  private newDatabase(folder: string, base: Base | undefined): Promise<BuildDatabase> {
    const { loadMemoryMb: memoryMb, loadThreads, maxColumns } = this.config;
    const threads = loadThreads || availableParallelism();
    return BuildDatabase.create({
      folder,
      inputs: [],
      memoryMb,
      threads,
      maxColumns,
      ...(base && { base: base.path }),
    });
  }
}

async function withStart(database: BuildDatabase, table: PlannedTable, { base, whole }: CopyOrder) {
  const { watermark, plans } = table;
  if (!base || !watermark || whole) return table;
  const start = await startingPoint(
    database,
    { table: table.table, plans, watermark: watermark.column },
    base,
  );
  return start ? { ...table, start: { ...start, sourceColumn: watermark.sourceColumn } } : table;
}

const built = (
  folder: string,
  { tables, declaredKeys }: CopyPlan,
  copied: readonly CopiedTable[],
): BuiltDataset => ({
  path: BuildDatabase.fileIn(folder),
  report: { tables: copied.map(({ table }) => table), changes: copied.flatMap(({ changes }) => changes) },
  declaredKeys,
  origins: tables.flatMap(({ origins }) => origins),
});
