import type { CompiledModel } from '../model/compile.js';
import type { Column, Table } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import type { Condition, Draft, Mention, ValueMention } from '../parse/draft.js';
import { type Assignment, type Sense, tableOf } from './assignment.js';
import { allMentions } from './mentions.js';

const width = 60;
const sensesKept = 14;

interface State {
  readonly nouns: Map<Mention, Sense>;
  readonly values: Map<ValueMention, ValueSense>;
  readonly tables: ReadonlySet<Table>;
  readonly score: number;
}

/** A code that refers to the table that is meant: the table says more. */
const refers = (column: Column, mention: Mention): boolean =>
  column.view.role === 'key' &&
  mention.tables.some(
    ({ table, score }) =>
      score > 0.9 &&
      column.table.edges.some((edge) => edge.to === table && edge.on.some(([from]) => from === column)),
  );

/** The figures of a table called like it: "visitors" are those, and not its rows. */
const hidden = (mention: Mention, table: Table): number => {
  const figure = mention.columns.find(
    ({ column, score }) => column.table === table && column.view.role === 'measure' && score > 0.9,
  );
  return figure ? 0.3 : 0;
};

/** In how many ways each table comes up in a question. */
type Support = ReadonlyMap<Table, number>;

/** Of many tables with a column of one name, those that the rest of the question names as well come first. */
const supportOf = (mentions: readonly Mention[], groups: readonly ValueGroup[]): Support => {
  const support = new Map<Table, number>();
  const named = [
    ...mentions.map(({ tables, columns }) => [
      ...tables.map(({ table }) => table),
      ...columns.map(({ column }) => column.table),
    ]),
    ...groups.flatMap(({ values }) => values.map((value) => value.values.map(({ column }) => column.table))),
  ];
  for (const tables of named)
    for (const table of new Set(tables)) support.set(table, (support.get(table) ?? 0) + 1);
  return support;
};

const candidates = (mention: Mention, support: Support, most = 0.36): readonly Sense[] => {
  const senses: Sense[] = [
    ...mention.tables.map(
      ({ table, score }): Sense => ({ kind: 'table', table, score: score - hidden(mention, table) }),
    ),
    ...mention.columns.map(
      ({ column, score }): Sense => ({
        kind: 'column',
        column,
        score: score - (refers(column, mention) ? 0.3 : 0.01),
      }),
    ),
  ];
  const best = Math.max(...senses.map(({ score }) => score));
  return senses
    .filter(({ score }) => score >= best - most)
    .sort((a, b) => b.score - a.score || supported(b, support) - supported(a, support))
    .slice(0, width);
};

const supported = (sense: Sense, support: Support): number => support.get(tableOf(sense)) ?? 0;

const idWords = new Set(['id', 'ids', 'identifier', 'identifiers']);
const nameWords = new Set(['name', 'names']);

const isNameLike = ({ name, table, view }: Column): boolean =>
  /name|title/i.test(name) ||
  view.meaning !== undefined ||
  table.name.toLowerCase().startsWith(name.toLowerCase());

/** "id of the item", "name of the item": what identifies it, whatever its column is called. */
const ownSenses = (mention: Mention, state: State): readonly Sense[] => {
  const owner = mention.owner && state.nouns.get(mention.owner);
  const word = mention.text.toLowerCase();
  const things = mention.owner?.tables.some(({ score }) => score > 0.9);
  const place = owner?.kind === 'column' && owner.column.view.meaning !== undefined;
  if (
    owner?.kind === 'column' &&
    nameWords.has(word) &&
    (!things || place) &&
    owner.column.view.role !== 'key'
  ) {
    return [{ ...owner, score: 1.2 }];
  }
  if (owner?.kind !== 'table') return [];
  const { dimensions, nameColumn, time } = owner.table;
  const [key, ...others] = dimensions;
  if (idWords.has(word) && key && others.length === 0 && !time)
    return [{ kind: 'column', column: key, score: 1 }];
  return nameWords.has(word) && nameColumn && isNameLike(nameColumn)
    ? [{ kind: 'column', column: nameColumn, score: 0.95 }]
    : [];
};

const near = (a: Table, b: Table): boolean => a.edges.some((edge) => edge.to === b);

/** How well a sense goes with what was decided before: its owner's table, a table already in use, a neighbour. */
const suits = (sense: Sense, mention: Mention, state: State): number => {
  const table = tableOf(sense);
  const owner = mention.owner && state.nouns.get(mention.owner);
  const owned = owner ? ownership(table, tableOf(owner)) : 0;
  if (state.tables.has(table)) return owned + 0.12;
  return (
    owned + (state.tables.size === 0 || [...state.tables].some((other) => near(other, table)) ? 0 : -0.2)
  );
};

const ownership = (table: Table, owner: Table): number => {
  if (table === owner) return 0.5;
  return near(table, owner) ? 0 : -0.2;
};

const keepBest = (states: State[]): State[] => states.sort((a, b) => b.score - a.score).slice(0, width);

const addNoun = (states: readonly State[], mention: Mention, senses: readonly Sense[]): State[] =>
  keepBest(
    states.flatMap((state) =>
      [...senses, ...ownSenses(mention, state)].map(
        (sense): State => ({
          nouns: new Map(state.nouns).set(mention, sense),
          values: state.values,
          tables: new Set(state.tables).add(tableOf(sense)),
          score: state.score + sense.score + suits(sense, mention, state),
        }),
      ),
    ),
  );

interface ValueGroup {
  readonly values: readonly ValueMention[];
  readonly column?: Mention;
}

const groupsOf = (condition: Condition): readonly ValueGroup[] => {
  const column = 'column' in condition && condition.column ? { column: condition.column } : {};
  if (condition.kind === 'value') return [{ values: condition.values, ...column }];
  if (condition.kind === 'exists' || condition.kind === 'thing')
    return condition.conditions.flatMap(groupsOf);
  if (condition.kind === 'compare' && condition.operand.kind === 'value')
    return [{ values: [condition.operand.value], ...(condition.operand.figure ? {} : column) }];
  if (condition.kind === 'compare' && condition.operand.kind === 'aggregate')
    return condition.operand.conditions.flatMap(groupsOf);
  return [];
};

const fitsColumn = (sense: ValueSense, said: Sense | undefined): boolean => {
  if (!said) return true;
  return said.kind === 'table' ? sense.column.table === said.table : sense.column === said.column;
};

/** The columns that all values of a group can be of, with the sense of each value there. */
const sharedSenses = (
  { values }: ValueGroup,
  said: Sense | undefined,
  model: CompiledModel,
): readonly (readonly ValueSense[])[] => {
  const [first, ...others] = values;
  const firsts = [...(first?.values ?? []), ...literalSense(first, said, model)];
  return firsts.flatMap((sense) => {
    if (!fitsColumn(sense, said)) return [];
    const rest = others.map((value) =>
      [...value.values, ...literalSense(value, said, model)].find((other) => other.column === sense.column),
    );
    return rest.every((one) => one !== undefined) ? [[sense, ...rest] as ValueSense[]] : [];
  });
};

/** A quoted text that is no indexed value can still be one of a column whose values are not all indexed. */
const literalSense = (
  value: ValueMention | undefined,
  said: Sense | undefined,
  model: CompiledModel,
): readonly ValueSense[] => {
  if (!value?.quoted || said?.kind !== 'column' || said.column.view.type !== 'text') return [];
  if (value.values.some((sense) => sense.column === said.column) || model.values.complete.has(said.column.id))
    return [];
  return [{ column: said.column, values: [value.text], score: 0.7 }];
};

const valueScore = (senses: readonly ValueSense[], state: State): number => {
  const table = senses[0]?.column.table;
  const own = senses.reduce((sum, { score }) => sum + score, 0);
  if (!table) return own;
  if (state.tables.has(table)) return own + 0.12;
  return (
    own - (state.tables.size === 0 || [...state.tables].some((other) => near(other, table)) ? 0.05 : 0.25)
  );
};

const inUse = ([sense]: readonly ValueSense[], { tables }: State): number =>
  sense && tables.has(sense.column.table) ? 1 : 0;

const addValues = (states: readonly State[], group: ValueGroup, model: CompiledModel): State[] =>
  keepBest(
    states.flatMap((state) => {
      const said = group.column && state.nouns.get(group.column);
      return sharedSenses(group, said, model)
        .toSorted((a, b) => inUse(b, state) - inUse(a, state))
        .slice(0, sensesKept * 3)
        .map((senses): State => {
          const values = new Map(state.values);
          for (const [index, value] of group.values.entries()) values.set(value, senses[index] as ValueSense);
          const table = senses[0]?.column.table as Table;
          return {
            nouns: state.nouns,
            values,
            tables: new Set(state.tables).add(table),
            score: state.score + valueScore(senses, state),
          };
        });
    }),
  );

/** The best decisions about what the words of a draft name, best first. */
export const assign = (draft: Draft, model: CompiledModel): readonly Assignment[] => {
  let states: State[] = [{ nouns: new Map(), values: new Map(), tables: new Set(), score: 0 }];
  const compared = new Set(
    draft.conditions.map((condition) => (condition.kind === 'compare' ? condition.column : undefined)),
  );
  const mentions = allMentions(draft);
  const groups = draft.conditions.flatMap(groupsOf);
  const support = supportOf(mentions, groups);
  for (const mention of mentions) {
    const senses = candidates(mention, support, compared.has(mention) ? 0.5 : undefined);
    states = addNoun(states, mention, senses);
  }
  for (const group of groups) states = addValues(states, group, model);
  return states;
};
