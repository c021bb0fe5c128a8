import type { Language } from '../language.js';
import { joinTree } from '../model/join-tree.js';
import { stemOf } from '../model/lexicon.js';
import { splitName } from '../model/names.js';
import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric, isTemporal } from '../model/schema-graph.js';
import type { TimeSpec } from '../parse/draft.js';
import { columnOf, type Expression, type Predicate } from '../query/query.js';
import type { Frame } from './frame.js';
import { NoSuchData, OutOfRange, Refusal } from './refusal.js';
import { firstYear, hasYear, knownYears, lastYear, yearsInWords } from './years.js';

const noYear = (frame: Frame, column: Column, year: number): Refusal =>
  new OutOfRange(
    `There are no figures for ${year}: ${column.table.view.label.toLowerCase()} has ${yearsInWords(column, frame.input.model)}.`,
    9,
    [String(year)],
  );

const equals = (column: Column, year: number): Predicate => ({
  kind: 'in',
  left: columnOf(column),
  values: [year],
  negated: false,
});

const bounds = (column: Expression, { from, to, exclusive }: TimeSpec): Predicate[] => {
  if (from !== undefined && to !== undefined) return [{ kind: 'between', left: column, low: from, high: to }];
  const op = from !== undefined ? (exclusive ? '>' : '>=') : exclusive ? '<' : '<=';
  return [{ kind: 'compare', left: column, op, right: { kind: 'literal', value: from ?? to ?? 0 } }];
};

const inWords = ({ from, to, exclusive }: TimeSpec): string => {
  if (from !== undefined && to !== undefined) return `from ${from} to ${to}`;
  if (from !== undefined) return exclusive ? `after ${from}` : `since ${from}`;
  return exclusive ? `before ${to}` : `until ${to}`;
};

const latest = (frame: Frame, column: Column, saidSo: boolean): Predicate[] => {
  const year = lastYear(column);
  if (year === undefined) throw new Refusal(`The years of ${column.table.view.label} are not known.`, 2);
  frame.when = `in ${year}`;
  if (firstYear(column) === year) return [];
  const others = (knownYears(column, frame.input.model) ?? []).filter((other) => other !== year);
  if (
    !saidSo &&
    !frame.assumptions.some(({ phrase, meaning }) => phrase === '' && meaning.startsWith(`${year},`))
  ) {
    frame.assumptions.push({
      phrase: '',
      meaning: `${year}, the latest year`,
      alternatives: others.slice(0, 4).map(String),
    });
  }
  return [equals(column, year)];
};

const atYears = (frame: Frame, column: Column, years: readonly number[]): Predicate[] => {
  for (const year of years) if (!hasYear(column, year, frame.input.model)) throw noYear(frame, column, year);
  frame.when = `in ${years.join(' and ')}`;
  if (years.length > 1) frame.series = true;
  return [{ kind: 'in', left: columnOf(column), values: years, negated: false }];
};

const inRange = (frame: Frame, column: Column, spec: TimeSpec): Predicate[] => {
  const [first, last] = [firstYear(column), lastYear(column)];
  if ((spec.from ?? 0) > (last ?? 9999)) throw noYear(frame, column, spec.from ?? 0);
  if ((spec.to ?? 9999) < (first ?? 0)) throw noYear(frame, column, spec.to ?? 0);
  if (spec.from !== undefined && first !== undefined && spec.from < first) {
    frame.penalty += 0.3;
    frame.assume({ phrase: spec.text, meaning: `from ${first}: nothing is known before`, alternatives: [] });
  }
  frame.series = true;
  frame.when = inWords(spec);
  return bounds(columnOf(column), spec);
};

/** "by year since 1990": the years since then, of which each is shown anyway. */
const withoutSeries = (times: readonly TimeSpec[]): readonly TimeSpec[] =>
  times.some(({ kind }) => kind === 'range') ? times.filter(({ kind }) => kind !== 'series') : times;

/** What fixes the time of a table whose rows are about years: as asked, or the latest. */
export const fixTime = (frame: Frame, table: Table): Predicate[] => {
  const column = table.time;
  if (!column) return [];
  const [spec, ...more] = withoutSeries(frame.input.draft.times.filter((time) => !time.column));
  if (more.length > 0) {
    const years = [spec, ...more].flatMap((one) => (one?.kind === 'at' ? one.years : []));
    if (years.length !== more.length + 1) throw new Refusal('More than one time is given.', 4);
    return atYears(frame, column, years);
  }
  switch (spec?.kind) {
    case 'at':
      return atYears(frame, column, spec.years);
    case 'range':
      return inRange(frame, column, spec);
    case 'series':
      frame.series = true;
      frame.when = 'by year';
      return [];
    default:
      return latest(frame, column, spec !== undefined);
  }
};

const yearOf = (column: Column): Expression =>
  column.view.type === 'date' || column.view.type === 'timestamp'
    ? { kind: 'year', of: columnOf(column) }
    : columnOf(column);

/** The tables that the rows, and what is asked of them, are joined through. */
const within = (frame: Frame): readonly Table[] => {
  const tree = joinTree(frame.root, frame.mentionedTables());
  return [...new Set([...frame.mentionedTables(), ...(tree?.edges ?? []).map((edge) => edge.to)])];
};

/** "REGISTERED in 2016": the time whose name has the word said before. */
const toldBy = (
  before: readonly string[],
  columns: readonly Column[],
  language: Language,
): Column | undefined => {
  const stems = new Set(before.flatMap((word) => [stemOf(word), stemOf(language.verb(word))]));
  const told = columns.filter(({ name }) => splitName(name).some((word) => stems.has(stemOf(word))));
  return told.length === 1 ? told[0] : undefined;
};

const temporal = (frame: Frame, spec: TimeSpec): Column => {
  const reached = within(frame).flatMap((table) => table.columns.filter(isTemporal));
  const told = toldBy(spec.before, reached, frame.input.model.language);
  if (told) return told;
  const own = frame.root.columns.filter(isTemporal);
  const shown = [...frame.rows].flatMap((table) => table.columns.filter(isTemporal));
  const [only, ...others] = own.length > 0 ? own : shown;
  if (only && others.length === 0) return only;
  const text = frame.input.draft.times.map((time) => time.text).join(', ');
  if (!only)
    throw new NoSuchData(`Nothing is known by year about ${frame.root.view.label.toLowerCase()}.`, 6, [text]);
  throw new Refusal(
    `"${text}" can be about ${[only, ...others].map((column) => column.view.label.toLowerCase()).join(' or ')}.`,
    5,
    [text],
  );
};

const onColumn = (frame: Frame, spec: TimeSpec): void => {
  const sense = spec.column && frame.input.assignment.nouns.get(spec.column);
  const column = sense?.kind === 'column' ? sense.column : temporal(frame, spec);
  const counted = isNumeric(column) && column.view.role !== 'key';
  if (!isTemporal(column) && !counted) throw new Refusal(`${column.view.label} is no time.`, 3);
  const year = yearOf(column);
  if (spec.kind === 'series' || spec.kind === 'latest')
    throw new Refusal(`"${spec.text}" was not understood here.`, 3, [spec.text]);
  const predicates: Predicate[] =
    spec.kind === 'at'
      ? [{ kind: 'in', left: year, values: spec.years, negated: false }]
      : bounds(year, spec);
  for (const predicate of predicates) frame.restrict(column.table, predicate);
  frame.when = spec.kind === 'at' ? `in ${spec.years.join(' or ')}` : inWords(spec);
};

/** Fixes the time of every table that repeats its rows over years, and uses every time that was said. */
export const addTime = (frame: Frame): void => {
  const repeated = [...frame.rows].filter((table) => table.time);
  for (const table of repeated) frame.where.push(...fixTime(frame, table));
  if (repeated.length === 0 && frame.input.draft.times.length > 1)
    throw new Refusal('More than one time is given.', 4);
  const used = repeated.length > 0 ? (spec: TimeSpec) => spec.column !== undefined : () => true;
  for (const spec of frame.input.draft.times.filter(used)) onColumn(frame, spec);
};
