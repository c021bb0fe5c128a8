import type { CopiedKind, LoadChange, LoadedTable } from '#modules/data-sources';
import { quoteIdentifier } from '#shared/duckdb';
import { type LiveConnection, quoteFor } from '#shared/live-databases';
import { datasetsErrors as errors } from '../../contract/index.js';
import { type ColumnPlan, listed } from '../../domain/copy/column-plan.js';
import type { BuildDatabase } from '../build-database.js';
import { type StartingPoint, takeOver } from './base-table.js';
import { IncomingRows, textAt } from './incoming-rows.js';
import { settleTypes } from './late-types.js';

/** A table of the database and what becomes of it. */
export interface TableToCopy {
  /** As it is called from now on. */
  readonly table: string;
  /** As the database calls it. */
  readonly label: string;
  readonly plans: readonly ColumnPlan[];
  /** What identifies a row; empty when nothing is known to. */
  readonly key: readonly string[];
  /** Where the version before has everything; the whole table is read without it. */
  readonly start?: StartingPoint & { readonly sourceColumn: string };
}

export interface CopiedTable {
  readonly table: LoadedTable;
  readonly changes: readonly LoadChange[];
}

export interface CopySource {
  readonly kind: CopiedKind;
  readonly namespace: string;
  readonly connection: LiveConnection;
}

/** How the database is told a point in time or a number that came from DuckDB. */
const pointIn: Readonly<Record<CopiedKind, (type: string) => string>> = {
  postgresql: (type) => `$1::${/^(DATE|TIMESTAMP)/.test(type) ? type.toLowerCase() : 'bigint'}`,
  mysql: (type) =>
    `cast(? as ${type === 'DATE' ? 'date' : type.startsWith('TIMESTAMP') ? 'datetime(6)' : 'decimal(20)'})`,
};

/** Copies one table into the file that is made. */
export class TableCopy {
  private readonly noValues = new Map<string, number>();

  constructor(
    private readonly database: BuildDatabase,
    private readonly source: CopySource,
    private readonly read: (rows: number) => void,
  ) {}

  async run(task: TableToCopy): Promise<CopiedTable> {
    const { table, plans, start } = task;
    const target = quoteIdentifier(table);
    const columns = plans.map(
      ({ name, type, late }) => `${quoteIdentifier(name)} ${late ? 'VARCHAR' : type}`,
    );
    await this.database.run(`create table ${target} (${columns.join(', ')})`);
    if (start) await takeOver(this.database, { table, plans, start });
    const rows = await this.open(task);
    await new IncomingRows(this.database, plans.length).each(rows, () => this.store(task), this.read);
    const rounded = await settleTypes(this.database, table, plans);
    const [rowCount] = await this.database.row(`select count(*) from ${target}`);
    return {
      table: { name: table, rowCount: Number(rowCount), columnCount: plans.length },
      changes: [...rounded, ...this.changes(table)],
    };
  }

  /** Rows without a mark are read every time: nobody can tell when they changed. */
  private open({ label, plans, start }: TableToCopy) {
    const { kind, namespace, connection } = this.source;
    const quote = quoteFor(kind);
    const select = `select ${plans.map((plan) => plan.select).join(', ')} from ${quote(namespace)}.${quote(label)}`;
    if (!start) return connection.open(select);
    const mark = quote(start.sourceColumn);
    const since = `${select} where ${mark} >= ${pointIn[kind](start.type)} or ${mark} is null`;
    return connection.open(since, [kind === 'mysql' ? start.from.replace(/\+00$/, '') : start.from]);
  }

  private async store({ table, label, plans, key, start }: TableToCopy): Promise<void> {
    const target = quoteIdentifier(table);
    const values = plans.map(({ read, noValue }, place) => {
      const text = textAt(place);
      return noValue ? `case when ${noValue(text)} then null else ${read(text)} end` : read(text);
    });
    try {
      if (start && key.length > 0) await this.removeChanged(target, key, plans);
      await this.database.run(`insert into ${target} select ${values.join(', ')} from temp.incoming`);
    } catch (error) {
      const [, reason] =
        /^Conversion Error: ([^\n]*)/.exec(error instanceof Error ? error.message : '') ?? [];
      if (reason) throw errors.notConverted({ table: label, reason });
      throw error;
    }
    await this.countNoValues(plans);
  }

  /** What is read again has another place in the table. */
  private async removeChanged(
    target: string,
    key: readonly string[],
    plans: readonly ColumnPlan[],
  ): Promise<void> {
    const incoming = key.map((name) => {
      const place = plans.findIndex((plan) => plan.name === name);
      return plans[place]?.read(textAt(place)) ?? 'null';
    });
    const columns = key.map((name) => quoteIdentifier(name));
    await this.database.run(
      `delete from ${target} where ${listed(columns)} in (select ${listed(incoming)} from temp.incoming)`,
    );
  }

  private async countNoValues(plans: readonly ColumnPlan[]): Promise<void> {
    const counted = plans.flatMap(({ name, noValue }, place) =>
      noValue ? [{ name, sql: noValue(textAt(place)) }] : [],
    );
    if (counted.length === 0) return;
    const counts = counted.map(({ sql }) => `count(*) filter (${sql})`);
    const found = await this.database.row(`select ${counts.join(', ')} from temp.incoming`);
    counted.forEach(({ name }, at) => {
      this.noValues.set(name, (this.noValues.get(name) ?? 0) + Number(found[at]));
    });
  }

  private changes(table: string): LoadChange[] {
    const message = 'Days that are none, like 0000-00-00, were read as no value.';
    return [...this.noValues].flatMap(([column, rows]) =>
      rows > 0 ? [{ table, column, code: 'null-marker', message, rows }] : [],
    );
  }
}
