import type { BlockingRule, RecordComparison, RecordRef, ResolutionSpec } from '#modules/governance';

type Spec = Pick<ResolutionSpec, 'tables' | 'comparisons' | 'blocking' | 'withinTables' | 'reviewFrom'>;

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** By place: names of attributes are people's, those of columns here are ours. */
const attributesOf = ({ tables }: Pick<Spec, 'tables'>): string[] =>
  [...new Set(tables.flatMap(({ columns }) => Object.keys(columns)))].toSorted();

/** All records of all tables, each attribute as text: p is the place of the table, k the key. */
function recordsSql(spec: Pick<Spec, 'tables'>): string {
  const attributes = attributesOf(spec);
  const selects = spec.tables.map(({ table, key, columns }, place) => {
    const values = attributes.map((name, n) => {
      const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
      return `${column === undefined ? 'cast(null as varchar)' : `cast(t.${identifier(column)} as varchar)`} as a${n}`;
    });
    const shown = [`${place} as p`, `cast(t.${identifier(key)} as varchar) as k`, ...values];
    return `select ${shown.join(', ')} from ${identifier(table)} as t where t.${identifier(key)} is not null`;
  });
  return selects.join(' union all ');
}

/** Letters alone count: neither case nor accents nor spaces around. Nothing is no text. */
const plain = (value: string): string => `nullif(lower(strip_accents(trim(${value}))), '')`;

function blockSql(rule: BlockingRule, attributes: readonly string[]): string {
  const same = rule.map(({ attribute, letters }) => {
    const [one, other] = ['l', 'r'].map((side) => {
      const text = plain(`${side}.a${attributes.indexOf(attribute)}`);
      return letters === undefined ? text : `left(${text}, ${letters})`;
    });
    return `${one} = ${other}`;
  });
  return same.join(' and ');
}

/** Pairs that one of the blocking rules lets through, each once: the lower place and key is left. */
function candidatesSql(spec: Spec): string {
  const attributes = attributesOf(spec);
  const order = spec.withinTables ? '(l.p < r.p or (l.p = r.p and l.k < r.k))' : 'l.p < r.p';
  const selects = spec.blocking.map(
    (rule) =>
      `select l.p as lp, l.k as lk, r.p as rp, r.k as rk from record as l join record as r on ${blockSql(rule, attributes)} and ${order}`,
  );
  return selects.join(' union ');
}

const numberOf = (value: string) => `try_cast(${value} as double)`;
const dateOf = (value: string) => `try_cast(${value} as date)`;
/** Not by `greatest`, which passes over what is missing. */
const closeness = (difference: string, within: number) =>
  `case when ${difference} < ${within} then 1 - ${difference} / ${within} when ${difference} >= ${within} then 0 end`;

/** From 0 to 1; null where a value is missing, or is none of its kind. */
function similaritySql({ method, within = 1 }: RecordComparison, left: string, right: string): string {
  const [l, r] = [plain(left), plain(right)];
  switch (method) {
    case 'exact':
      return `cast(${l} = ${r} as integer)`;
    case 'jaro-winkler':
      return `jaro_winkler_similarity(${l}, ${r})`;
    case 'levenshtein':
      return `1 - levenshtein(${l}, ${r}) / greatest(length(${l}), length(${r}))`;
    case 'number':
      return closeness(`abs(${numberOf(left)} - ${numberOf(right)})`, within);
    case 'date':
      return closeness(`abs(date_diff('day', ${dateOf(left)}, ${dateOf(right)}))`, within);
  }
}

/** How many records each table has, how many keys they have, and how many pairs there are to compare. */
export const extentSql = (spec: Spec): string =>
  `with record as (${recordsSql(spec)}), candidate as (${candidatesSql(spec)})
   select p, count(*), count(distinct k), (select count(*) from candidate) from record group by p order by p`;

/** The pairs from `reviewFrom` on: both records, the score, which share of the weights is known, and each similarity. */
export function compareSql(spec: Spec): string {
  const attributes = attributesOf(spec);
  const { comparisons, reviewFrom } = spec;
  const similarities = comparisons.map((one, n) => {
    const a = `a${attributes.indexOf(one.attribute)}`;
    return `${similaritySql(one, `l.${a}`, `r.${a}`)} as s${n}`;
  });
  const total = comparisons.reduce((sum, { weight }) => sum + weight, 0);
  const known = comparisons
    .map(({ weight }, n) => `case when s${n} is null then 0 else ${weight} end`)
    .join(' + ');
  const agreed = comparisons.map(({ weight }, n) => `${weight} * coalesce(s${n}, 0)`).join(' + ');
  return `with record as (${recordsSql(spec)}), candidate as (${candidatesSql(spec)}),
     compared as (select lp, lk, rp, rk, ${similarities.join(', ')} from candidate
       join record as l on l.p = lp and l.k = lk join record as r on r.p = rp and r.k = rk),
     scored as (select *, (${agreed}) / nullif(${known}, 0) as score, (${known}) / ${total} as known from compared)
   select lp, lk, rp, rk, round(score, 6), round(known, 6), ${comparisons.map((_, n) => `round(s${n}, 4)`).join(', ')}
     from scored where score >= ${reviewFrom} order by score desc, lp, lk, rp, rk`;
}

/** What some records say, with their keys as parameters. */
export function readSql(spec: Pick<Spec, 'tables'>, records: readonly RecordRef[]) {
  const places = records.map((_, n) => `(p = $${2 * n + 1} and k = $${2 * n + 2})`);
  return {
    attributes: attributesOf(spec),
    sql: `with record as (${recordsSql(spec)}) select * from record where ${places.join(' or ')} order by p, k`,
    parameters: records.flatMap(({ table, key }) => [table, key]),
  };
}
