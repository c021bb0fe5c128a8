import type { DeclaredKey } from '#modules/datasets';
import type { ForeignKeyView } from '../contract/views.js';
import type { DataReader } from './data-reader.js';
import { type ColumnRef, foreignKeyCandidates } from './foreign-key.js';
import type { InferredTable } from './inferred-column.js';
import { scoreOf, surest } from './key-choice.js';
import { accidentalKeyOf, compositeKeyCandidates, singleKeyOf } from './primary-key.js';

/** Tables longer than this are not searched for keys of several columns. */
const longest = 5_000_000;

export type PrimaryKeys = ReadonlyMap<string, readonly string[]>;

/** Declared keys are believed; others are looked for in the data. */
export class KeySearch {
  constructor(
    private readonly reader: DataReader,
    private readonly declared: readonly DeclaredKey[],
  ) {}

  async primaryKeys(tables: readonly InferredTable[]): Promise<PrimaryKeys> {
    const keys = new Map<string, readonly string[]>();
    for (const table of tables) keys.set(table.name, await this.primaryKeyOf(table));
    return keys;
  }

  async foreignKeys(tables: readonly InferredTable[], primaryKeys: PrimaryKeys): Promise<ForeignKeyView[]> {
    const declared = this.declared.flatMap(({ table, columns, references }) =>
      references ? [{ table, columns, references, declared: true, score: 1 }] : [],
    );
    const scored = [];
    for (const candidate of foreignKeyCandidates(tables, primaryKeys)) {
      if (!isOpen(candidate, declared)) continue;
      const score = scoreOf(candidate, await this.reader.contained(candidate.from, candidate.to));
      scored.push({ ...candidate, score });
    }
    const inferred = surest(scored).map(({ from, to, score }) => ({
      table: from.table,
      columns: [from.column],
      references: { table: to.table, columns: [to.column] },
      declared: false,
      score,
    }));
    return [...declared, ...inferred];
  }

  private async primaryKeyOf(table: InferredTable): Promise<readonly string[]> {
    const declared = this.declared.find((key) => key.table === table.name && !key.references);
    if (declared) return declared.columns;
    const single = singleKeyOf(table);
    if (single) return [single];
    if (table.rowCount > 1 && table.rowCount <= longest)
      for (const columns of compositeKeyCandidates(table))
        if (await this.reader.isUnique(table.name, columns)) return columns;
    const accidental = accidentalKeyOf(table);
    return accidental ? [accidental] : [];
  }
}

/** Where a column or two tables declare how they belong together, nothing is left to infer. */
const isOpen = (
  { from, to }: { readonly from: ColumnRef; readonly to: ColumnRef },
  declared: readonly ForeignKeyView[],
): boolean =>
  !declared.some(
    ({ table, columns, references }) =>
      (table === from.table && columns.includes(from.column)) ||
      (table === from.table && references.table === to.table) ||
      (table === to.table && references.table === from.table),
  );
