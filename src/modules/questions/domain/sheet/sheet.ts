import type { ColumnView } from '#modules/catalog';
import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import { type Column, isNumeric, type Table } from '../model/schema-graph.js';
import { CellIndex } from './cells.js';
import type { Field } from './field.js';
import { type Moment, readMoment } from './moments.js';

/** A source that is one table, as people see it: rows below each other, each about one thing. */
export interface Sheet {
  readonly table: Table;
  readonly fields: readonly Field[];
  /** What the rows are called by. */
  readonly subject?: Field;
  /** The place of each row in the file. */
  readonly position: Column;
  readonly cells: CellIndex;
}

const mostRows = 5_000;

const number = /^[^\p{L}\d]{0,3}\d[\d,]*(?:\.\d+)?(?![\d.:/–—-]*\d)/u;
const fraction = /^\d+ ?\/ ?\d+$/;
const marker = /^(?:[-–—?*.]*|n\/?a\.?|tba|dns|dnf|dsq|none|unknown|n\.a\.)$/i;

const beginsWithNumber = (values: readonly string[]): boolean => {
  const said = values.filter((value) => !marker.test(value.trim()));
  const fit = said.filter((value) => number.test(value) || fraction.test(value));
  return said.length > 0 && fit.length >= 0.8 * said.length;
};

const lengthOfTime = /^[+]?\d{1,3}(?::\d\d){1,2}(?:\.\d+)?$/;
const secondsAlone = /^[+]?\d{1,2}\.\d+$/;

/** "1:04:45", "57.4": how long something took, and no result of a game. */
const areTimes = ({ name }: Column, values: readonly string[]): boolean => {
  const said = values.filter((value) => /\d/.test(value));
  const fit = said.filter((value) => lengthOfTime.test(value) || secondsAlone.test(value));
  const isResult = /\b(?:scores?|results?|sets|goals|aggregate)\b/i.test(name);
  return !isResult && fit.some((value) => lengthOfTime.test(value)) && fit.length >= 0.7 * said.length;
};

const momentsIn = (values: readonly string[]): ReadonlyMap<string, Moment> => {
  const found = new Map(
    values.flatMap((value): [string, Moment][] => {
      const moment = readMoment(value);
      return moment ? [[value, moment]] : [];
    }),
  );
  return found.size >= 0.6 * values.length ? found : new Map();
};

/** The word that follows the number in most of the cells. */
const unitOf = (values: readonly string[], model: CompiledModel): string | undefined => {
  const units = values.flatMap(
    (value) => /^[^\p{L}]*\d[\d.,]* (\p{L}{3,})/u.exec(value.toLowerCase())?.[1] ?? [],
  );
  const lemmas = units.map((unit) => lemmaOf(unit, model.language));
  const [first] = lemmas;
  return lemmas.filter((one) => one === first).length >= 0.6 * values.length ? first : undefined;
};

const kindOf = (column: Column): Field['kind'] => {
  if (isNumeric(column)) return 'number';
  return column.view.type === 'date' || column.view.type === 'timestamp' ? 'date' : 'text';
};

/** What is said of a row beside its figures. */
const isRemark = /\b(?:notes?|remarks?|comments?|description|summary|text)\b/i;

const toField = (column: Column, model: CompiledModel): Field => {
  const kind = kindOf(column);
  const isKnown = model.values.complete.has(column.id);
  const values = kind === 'text' && isKnown ? (model.values.ofColumn.get(column.id) ?? []) : [];
  const moments = momentsIn(values);
  const words = values.reduce((sum, value) => sum + value.split(/\s+/).length, 0);
  const counts = moments.size === 0 && !isRemark.test(column.name) && beginsWithNumber(values);
  const unit = counts ? unitOf(values, model) : undefined;
  return {
    ...(unit && { unit }),
    timed: kind === 'text' && !counts && areTimes(column, values),
    column,
    kind,
    values,
    moments,
    counts,
    isLong: (kind === 'text' && !isKnown) || words > 15 * values.length || isRemark.test(column.name),
    isUnique: column.view.distinctCount >= column.table.view.rowCount,
  };
};

const placeName = /^(?:#|no|no\.|number|rank|pos|pos\.|position|place|rk|picture|image|notes?|remarks?)$/i;

/** The first column with words that tell the rows apart: a name rather than a day, a figure or a remark. */
const subjectOf = (fields: readonly Field[]): Field | undefined => {
  const words = fields.filter(
    ({ kind, counts, moments, isLong, column, values }) =>
      kind === 'text' &&
      !counts &&
      moments.size === 0 &&
      !isLong &&
      values.some((value) => /\p{L}{2}/u.test(value)) &&
      !placeName.test(column.name.trim()),
  );
  const rows = fields[0]?.column.table.view.rowCount ?? 0;
  const telling = words.filter(({ column }) => column.view.distinctCount >= 0.5 * rows);
  return telling[0] ?? words[0];
};

/** Rows have a place in a file that was loaded as it was; a column of the file may be called like it. */
const positionOf = (table: Table): Column => {
  const view: ColumnView = {
    name: 'rowid',
    label: 'Row',
    type: 'integer',
    nativeType: 'BIGINT',
    role: 'key',
    synonyms: [],
    nullShare: 0,
    distinctCount: table.view.rowCount,
    samples: [],
  };
  return { table, view, name: 'rowid', id: `${table.name}.rowid` };
};

/** Rows that can be told apart are about one thing each; others are counted and added up by what they share. */
const isTelling = ({ kind, column, values }: Field): boolean => {
  const { distinctCount } = column.view;
  const words =
    kind === 'date' || values.some((value) => /\p{L}{2}/u.test(value)) || column.view.meaning === 'year';
  return words && distinctCount >= 0.5 * column.table.view.rowCount;
};

const known = new WeakMap<CompiledModel, Sheet | 'none'>();

const build = (model: CompiledModel): Sheet | 'none' => {
  const [table, ...others] = model.graph.tables;
  if (!table || others.length > 0 || table.time || model.dialect !== 'duckdb' || model.namesakes.size > 0)
    return 'none';
  if (table.view.rowCount > mostRows || table.columns.some(({ name }) => /^rowid$/i.test(name)))
    return 'none';
  const fields = table.columns.map((column) => toField(column, model));
  if (!fields.some(isTelling)) return 'none';
  const subject = subjectOf(fields);
  return {
    table,
    fields,
    ...(subject && { subject }),
    position: positionOf(table),
    cells: new CellIndex(fields),
  };
};

/** The sheet that a source is; none where it has several tables, or too much to know all of its cells. */
export const sheetOf = (model: CompiledModel): Sheet | undefined => {
  const found = known.get(model) ?? build(model);
  known.set(model, found);
  return found === 'none' ? undefined : found;
};
