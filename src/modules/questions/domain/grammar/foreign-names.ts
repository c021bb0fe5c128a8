import type { CompiledModel } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import { keyOf } from '../model/value-index.js';

const known = new WeakMap<CompiledModel, ReadonlyMap<Column, boolean>>();

const fewest = 5;
/** Where this many of the values are the names of other things, the column is about them. */
const share = 0.6;

const isForeign = (column: Column, { graph, values }: CompiledModel): boolean => {
  const own = values.ofColumn.get(column.id) ?? [];
  if (own.length < fewest || column.view.type !== 'text' || column.view.role === 'key') return false;
  const tied = new Set(
    column.table.edges.flatMap(({ on }) => on.filter(([from]) => from === column)).map(([, to]) => to.table),
  );
  return graph.tables.some(({ nameColumn }) => {
    if (!nameColumn || nameColumn.table === column.table || tied.has(nameColumn.table)) return false;
    const found = own.filter((value) =>
      values.byWords.get(keyOf(value))?.some((sense) => sense.column === nameColumn),
    );
    return found.length >= share * own.length;
  });
};

const foreignOf = (model: CompiledModel): ReadonlyMap<Column, boolean> => {
  const found =
    known.get(model) ??
    new Map(
      model.graph.tables.flatMap(({ columns, nameColumn }) =>
        columns
          .filter((column) => column !== nameColumn)
          .map((column) => [column, isForeign(column, model)] as const),
      ),
    );
  known.set(model, found);
  return found;
};

/** The capital of a state is a city: what is told of it stands where the cities are, and not beside its name. */
export const namesOthers = (column: Column, model: CompiledModel): boolean =>
  foreignOf(model).get(column) === true;
