import fc from 'fast-check';

/** What a generator puts in where an expression, a table or a whole statement may stand. */
export interface Danger {
  readonly expressions: readonly string[];
  readonly tables: readonly string[];
  readonly statements: readonly string[];
}

type Text = fc.Arbitrary<string>;

interface Parts {
  readonly expression: Text;
  readonly table: Text;
  readonly query: Text;
}

const columns = ['fips', 'state', 'region', 'year', 'population', 'id', 'letter', 's.state', 'a.fips', '*'];
const plain = ['1', '-2.5', "'x'", 'null', 'true', 'current_date', "'it''s; drop table states'", ...columns];
const operators = ['+', '-', '*', '/', '=', '<>', '<', 'and', 'or', 'like', '||', 'is distinct from'];
const functions = ['abs', 'count', 'sum', 'max', 'upper', 'coalesce', 'length', 'concat'];
const tables = ['states', 'state_population', 'letters', 'main.states', '"states"', 'STATES', 'a', 'b'];
const joins = [',', 'join', 'left join', 'cross join', 'natural join', ', lateral'];
const setOperations = ['union', 'union all', 'except', 'intersect'];

const oneOf = (...items: readonly string[]) => fc.constantFrom(...items);

const small = { depthSize: 'small', withCrossShrink: true } as const;
const often = (weight: number, arbitrary: Text) => ({ weight, arbitrary });

const expressions = (danger: Danger, { expression, query }: Parts): Text =>
  fc.oneof(
    small,
    often(8, oneOf(...plain)),
    often(2, oneOf(...danger.expressions)),
    fc.tuple(expression, oneOf(...operators), expression).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(oneOf(...functions), expression).map(([name, of]) => `${name}(${of})`),
    fc.tuple(expression, expression, expression).map(([a, b, c]) => `case when ${a} then ${b} else ${c} end`),
    fc.tuple(expression, oneOf('int', 'varchar', 'date')).map(([of, type]) => `cast(${of} as ${type})`),
    fc.tuple(expression, query).map(([of, some]) => `${of} in (${some})`),
    query.map((one) => `(${one})`),
    query.map((one) => `exists (${one})`),
    fc.tuple(expression, expression).map(([of, by]) => `sum(${of}) over (partition by ${by} order by 1)`),
    fc.tuple(expression, expression).map(([of, by]) => `count(${of}) filter (where ${by})`),
  );

const tablesOf = (danger: Danger, { table, query }: Parts): Text =>
  fc.oneof(
    small,
    often(6, oneOf(...tables)),
    often(2, oneOf(...danger.tables)),
    fc.tuple(oneOf(...tables), oneOf('s', 'a', 'states')).map(([name, alias]) => `${name} as ${alias}`),
    fc.tuple(query, oneOf('s', 'a', 'b')).map(([one, alias]) => `(${one}) ${alias}`),
    fc.tuple(table, oneOf(...joins), table).map(([a, join, b]) => `${a} ${join} ${b}`),
  );

const queries = (danger: Danger, { expression, table, query }: Parts): Text =>
  fc.oneof(
    small,
    often(
      4,
      fc.tuple(expression, table).map(([what, from]) => `select ${what} from ${from}`),
    ),
    expression.map((what) => `select ${what}`),
    expression.map((what) => `values (${what})`),
    fc
      .tuple(expression, table, expression, expression)
      .map(([what, from, where, by]) => `select ${what} from ${from} where ${where} order by ${by} limit 5`),
    fc
      .tuple(expression, table)
      .map(([by, from]) => `select ${by} from ${from} group by all having ${by} > 1`),
    fc.tuple(query, oneOf(...setOperations), query).map(([a, set, b]) => `${a} ${set} ${b}`),
    fc
      .tuple(oneOf('a', 'b', 'states'), fc.oneof(query, oneOf(...danger.statements)), query)
      .map(([name, of, body]) => `with ${name} as (${of}) ${body}`),
  );

/** SELECTs of any shape, in which everything dangerous may stand anywhere. Many are wrong; that is fine. */
export function statementsWith(danger: Danger): Text {
  const { query } = fc.letrec((tie) => {
    const part = (name: keyof Parts) => tie(name) as Text;
    const parts = { expression: part('expression'), table: part('table'), query: part('query') };
    return {
      expression: expressions(danger, parts),
      table: tablesOf(danger, parts),
      query: queries(danger, parts),
    };
  });
  const other = oneOf(...danger.statements);
  const before = oneOf('explain', 'explain analyze', 'describe', 'summarize', '/* x */', '-- x\n');
  return fc.oneof(
    often(12, query),
    other,
    fc.tuple(query, other).map(([a, b]) => `${a}; ${b}`),
    fc.tuple(before, query).map(([word, of]) => `${word} ${of}`),
    fc.tuple(query, other).map(([a, b]) => `${a} /* ${b} */`),
  );
}
