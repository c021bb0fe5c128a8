import { resolve } from 'node:path';
import { percentile } from './statistics.ts';

/** Milliseconds. */
export interface GateTimes {
  /** p95 of a whole check. */
  readonly checked: number;
  /** p95 of parsing alone. */
  readonly parsed: number;
  /** The slowest refusal of what is too large. */
  readonly refused: number;
}

interface Parser {
  parse(sql: string): Promise<unknown>;
  onApplicationShutdown?(): Promise<void>;
}

const { dialect }: { dialect: string } = JSON.parse(process.argv[2] ?? '');
const rounds = 60;

const statements = [
  'SELECT state, population FROM state_population WHERE year = 2020 AND population <> # ORDER BY population DESC LIMIT 10',
  'SELECT s.region, sum(p.population) AS people FROM states s JOIN state_population p ON p.fips = s.fips WHERE p.year > # GROUP BY s.region HAVING count(*) > 3',
  'WITH last AS (SELECT max(year) AS year FROM state_population WHERE population > #) SELECT p.state, p.population FROM state_population p, last WHERE p.year = last.year',
  'SELECT state, rank() OVER (PARTITION BY year ORDER BY population DESC) AS place, # AS n FROM state_population',
  'SELECT count(*) FROM states WHERE fips IN (SELECT fips FROM state_population WHERE population BETWEEN # AND 10000000)',
];

const tooLarge = [
  `SELECT '${'x'.repeat(1_000_000)}'`,
  '('.repeat(1_000_000),
  `SELECT ${'('.repeat(800)}1${')'.repeat(800)}`,
  `${'SELECT * FROM ('.repeat(800)}SELECT 1${') x'.repeat(800)}`,
];

const tables = {
  states: ['fips', 'state', 'region'],
  state_population: ['fips', 'state', 'year', 'population'],
};
const schema = {
  dataSourceId: 'bench',
  version: '1',
  modelVersion: '1',
  dialect,
  namespace: 'almanac',
  tables: Object.entries(tables).map(([name, columns]) => ({
    name,
    columns: columns.map((column) => ({ name: column })),
  })),
};

const infra = resolve(import.meta.dirname, '../../dist/modules/queries/infra');
// biome-ignore lint/plugin: what is built is measured.
const load = (name: string) => import(resolve(infra, `${name}.js`));

let number = 0;
const fresh = (sql: string): string => sql.replaceAll('#', String(number++));

/** Milliseconds that each took, one after the other. */
async function timesOf(work: (sql: string) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (const sql of Array.from({ length: rounds }, () => statements.map(fresh)).flat()) {
    const startedAt = performance.now();
    await work(sql);
    took.push(performance.now() - startedAt);
  }
  return took;
}

const parsers: Record<string, Parser> = {
  duckdb: new (await load('duckdb-parser')).DuckdbParser(),
  postgresql: new (await load('postgresql-parser')).PostgresqlParser(),
  mysql: new (await load('mysql-parser')).MysqlParser(),
};
const every = new (await load('parsers')).Parsers(parsers.duckdb, parsers.postgresql, parsers.mysql);
const gate = new (await load('gate')).Gate(
  every,
  new (await load('guarded-inspection')).GuardedInspection(every),
);
const rules = { key: '', tables: [] };
const { dataSourceId } = schema;
const check = (sql: string) => gate.check(sql, { dataSourceId, schema, rules });
const parse = (sql: string) => parsers[dialect]?.parse(sql) ?? Promise.reject(new Error(dialect));

await timesOf(check);
const checked = percentile(await timesOf(check), 0.95);
const parsed = percentile(await timesOf(parse), 0.95);
const refusals: number[] = [];
for (const sql of tooLarge) {
  const startedAt = performance.now();
  await check(sql).then(
    () => Promise.reject(new Error('It was let pass.')),
    () => undefined,
  );
  refusals.push(performance.now() - startedAt);
}
const times: GateTimes = { checked, parsed, refused: Math.max(...refusals) };
console.log(JSON.stringify(times));
for (const parser of Object.values(parsers)) await parser.onApplicationShutdown?.();
