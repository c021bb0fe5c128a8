import type { Frame } from '../build/frame.js';
import { labelOf } from '../build/measure.js';
import type { Column, Table } from '../model/schema-graph.js';
import type { Query, Selected } from '../query/query.js';
import { conditionsInWords, keptInWords, opWords, whereInWords } from './conditions.js';
import { whichTable } from './which-table.js';
import { capitalized, listed, numberInWords, placeInWords, pluralOf } from './words.js';

const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const isLabel = ({ expression }: Selected): boolean =>
  expression.kind === 'column' && expression.column.view.role !== 'measure';

const isTimeColumn = ({ expression }: Selected): boolean =>
  expression.kind === 'column' && expression.column === expression.column.table.time;

/** A state's code and a county's state only tell names apart: they are not asked for. */
const isQualifier = (selected: Selected, all: readonly Selected[]): boolean => {
  if (selected.expression.kind !== 'column') return false;
  const { column } = selected.expression;
  const small = all.some(
    ({ expression }) =>
      expression.kind === 'column' &&
      expression.column.table === column.table &&
      ['city-name', 'county-name'].includes(expression.column.view.meaning ?? ''),
  );
  return small && ['county-fips', 'state-name', 'state-abbreviation'].includes(column.view.meaning ?? '');
};

const nounOf = (column: Column, plural: boolean): string => {
  const noun =
    column === column.table.nameColumn && /^(name|title)$/i.test(column.view.label)
      ? column.table.view.label.toLowerCase()
      : labelOf(column);
  return plural ? pluralOf(noun) : noun;
};

const things = (query: Query, plural: boolean): string => {
  const labels = query.select.filter(
    (one) => isLabel(one) && !isTimeColumn(one) && !isQualifier(one, query.select),
  );
  if (labels.length === 0) return query.root.view.label.toLowerCase();
  return listed(
    labels.map(({ expression, label }) =>
      expression.kind === 'column' ? nounOf(expression.column, plural) : lower(label),
    ),
  );
};

/** What the rows of a table of places are: "counties" where it is called after their unemployment. */
const rowsOf = ({ nameColumn, view }: Table): string =>
  nameColumn ? nounOf(nameColumn, true) : view.label.toLowerCase();

/** "capital OF THE STATE": what the first are chosen among, where something else of it is shown. */
const ownerOf = (query: Query, { input }: Frame): string => {
  const shown = query.select.flatMap(({ expression }) =>
    expression.kind === 'column' ? [expression.column] : [],
  );
  const [owner] = input.draft.entities.flatMap((mention) => input.assignment.nouns.get(mention) ?? []);
  const name = owner && (owner.kind === 'column' ? owner.column : owner.table.nameColumn);
  const told = shown.some(
    (column) => column === column.table.nameColumn || column.view.label === name?.view.label,
  );
  return name?.view.meaning && !told ? ` of the ${nounOf(name, false)}` : '';
};

const measuresOf = (query: Query): string =>
  listed(query.select.filter((one) => !isLabel(one)).map(({ label }) => lower(label)));

const isGrouped = (query: Query): boolean =>
  query.groupBy.some((one) => one.kind === 'column' && one.column !== one.column.table.time);

const firstInWords = (query: Query, frame: Frame): string => {
  const { first } = query;
  if (!first) return '';
  const by = query.select.find(
    ({ expression }) => expression === first.by.by || same(expression, first.by.by),
  );
  const measure = by
    ? lower(by.label)
    : first.by.by.kind === 'column'
      ? labelOf(first.by.by.column)
      : 'number';
  if (first.count === 1 || first.only)
    return `${things(query, false)}${ownerOf(query, frame)} with the ${first.only ? placeInWords(first.count) : ''}${first.by.direction === 'desc' ? 'highest' : 'lowest'} ${measure}`;
  return `${first.by.direction === 'desc' ? 'top' : 'bottom'} ${numberInWords(first.count)} ${things(query, true)} by ${measure}`;
};

const same = (a: Selected['expression'], b: Selected['expression']): boolean =>
  a.kind === 'column' && b.kind === 'column'
    ? a.column === b.column
    : a.kind === 'aggregate' && b.kind === 'aggregate' && a.agg === b.agg && same(a.of, b.of);

const comparesOnly = (query: Query, frame: Frame): boolean =>
  frame.measured.length > 0 &&
  query.select
    .filter((one) => !isLabel(one))
    .every(({ expression }) => expression.kind === 'column' && frame.measured.includes(expression.column));

/** The heart of the reading, and the word that ties a place to it. */
const headOf = (frame: Frame, query: Query): readonly [string, string] => {
  if (frame.overview) return ['overview', 'of'];
  if (query.first) return [firstInWords(query, frame), 'in'];
  const measures = measuresOf(query);
  if (frame.ordered) return [`${things(query, true)} by ${measures}`, 'in'];
  const distinct = query.distinct ? 'different ' : '';
  const [asked] = frame.input.draft.items;
  const one = measures === '' && asked?.mention?.plural === false && query.distinct === false;
  if (one) return [things(query, false), 'of'];
  if (measures === '' || comparesOnly(query, frame))
    return [`${distinct}${things(query, true)}`, isCalled(query) ? 'called' : 'in'];
  const labels = query.select.filter(
    (one) => isLabel(one) && !isTimeColumn(one) && !isQualifier(one, query.select),
  );
  const onlySeveral = labels.every(
    ({ expression }) => expression.kind === 'column' && frame.several.includes(expression.column),
  );
  const counted = query.select.some(
    ({ expression }) => expression.kind === 'aggregate' && expression.agg === 'count',
  );
  const { nameColumn } = query.root;
  const small = nameColumn?.view.meaning === 'city-name' || nameColumn?.view.meaning === 'county-name';
  if (labels.length === 0 && small && !counted && nameColumn && !frame.pinned.has(nameColumn)) {
    return [`${measures} of ${rowsOf(query.root)}`, 'in'];
  }
  if (labels.length === 0 || onlySeveral) return [measures, counted ? 'in' : 'of'];
  if (isGrouped(query) || frame.input.draft.groups.length > 0) {
    const whose =
      small && frame.input.draft.entities.length > 0 && !counted ? ` of ${rowsOf(query.root)}` : '';
    return [`${measures}${whose} by ${things(query, false)}`, 'in'];
  }
  return [`${things(query, false)} and ${measures}`, 'in'];
};

/** Of a share: which part. Places are told with what they are a part of. */
const part = (frame: Frame, query: Query): string => {
  const { places, others } = conditionsInWords(frame.part);
  if (places.length === 0) return others.length > 0 ? ` with ${listed(others)}` : '';
  const whole = whereInWords(query).places.length > 0 || frame.input.draft.wholeCountry ? '' : ' of all';
  return `: ${listed(places)}${whole}`;
};

const orderInWords = (query: Query, frame: Frame): string => {
  if (frame.input.draft.order.length === 0) return '';
  if (frame.input.draft.order.some(({ alphabetical }) => alphabetical)) return ', in alphabetical order';
  return `, ${query.orderBy.some(({ direction }) => direction === 'desc') ? 'highest first' : 'in order'}`;
};

/** "Difference in population between Texas and Ohio"; "Whether the population of Ohio is more than 10 million". */
const contrastInWords = ({ contrasted, input }: Frame): string | undefined => {
  const { contrast, wholeCountry } = input.draft;
  if (!contrasted || !contrast) return undefined;
  const { label, sides } = contrasted;
  if (contrast.wants === 'difference') return `difference in ${label} between ${listed(sides)}`;
  const [first = wholeCountry ? 'the United States' : '', second] = sides;
  const bound =
    contrast.bound?.kind === 'number' ? numberInWords(contrast.bound.quantity.value) : `that of ${second}`;
  return `whether the ${label} of ${first} is ${opWords[contrast.op]} ${bound}`;
};

/** "CITIES CALLED Springfield": what is listed is named, and lies nowhere. */
const isCalled = (query: Query): boolean =>
  query.where.some(
    (one) =>
      one.kind === 'in' &&
      !one.negated &&
      one.left.kind === 'column' &&
      one.left.column === query.root.nameColumn,
  );

/** A query in plain words: "Top 5 states by median household income in 2022". */
export const printEnglish = (frame: Frame, query: Query): string => {
  const contrast = contrastInWords(frame);
  const [head, tie] = contrast ? [contrast, 'of'] : headOf(frame, query);
  const { places, others: conditions } = contrast ? conditionsInWords([]) : whereInWords(query);
  const others = [...conditions, ...keptInWords(query)];
  const country = frame.input.draft.wholeCountry && !contrast ? ` ${tie} the United States` : '';
  const place = places.length > 0 ? ` ${tie} ${places.join(', ')}` : country;
  const rest = others.length > 0 ? ` with ${listed(others)}` : '';
  const when = frame.when ? ` ${frame.when}` : '';
  const what = `${head}${part(frame, query)}`;
  return capitalized(
    `${what}${whichTable(query, frame, what)}${place}${rest}${when}${orderInWords(query, frame)}`,
  );
};
