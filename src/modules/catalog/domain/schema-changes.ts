import type { ColumnView, SchemaChange, TableView } from '../contract/index.js';

type Tables = readonly TableView[];

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item]));

/** What somebody who knew the tables before has to learn, table by table. */
export function changesBetween(before: Tables, after: Tables): SchemaChange[] {
  const [known, now] = [byName(before), byName(after)];
  const names = [...new Set([...known.keys(), ...now.keys()])].toSorted();
  return names.flatMap((table) => changesOf(table, known.get(table), now.get(table)));
}

function changesOf(table: string, before?: TableView, after?: TableView): SchemaChange[] {
  if (!before) return [{ kind: 'table-added', table, breaking: false }];
  if (!after) return [{ kind: 'table-removed', table, breaking: true }];
  const [known, now] = [byName(before.columns), byName(after.columns)];
  const names = [...new Set([...known.keys(), ...now.keys()])];
  return names.flatMap((name) => columnChange(table, known.get(name), now.get(name)));
}

/** Another name of the same type (an `int` that became a `bigint`) breaks nothing. */
function columnChange(table: string, before?: ColumnView, after?: ColumnView): SchemaChange[] {
  if (!before) return after ? [{ kind: 'column-added', table, column: after.name, breaking: false }] : [];
  const column = before.name;
  if (!after) return [{ kind: 'column-removed', table, column, breaking: true }];
  const [from, to] = [before.nativeType, after.nativeType];
  const breaking = before.type !== after.type;
  return from === to ? [] : [{ kind: 'type-changed', table, column, from, to, breaking }];
}
