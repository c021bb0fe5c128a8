import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, noMariadb, startMariadb } from '#shared/testing';
import { DatasetsModule } from './datasets.module.js';
import { CopiedSource } from './testing/copied-source.js';

interface Case {
  /** In the database. */
  readonly declared: string;
  readonly value: string;
  /** In DuckDB: its type, and what it prints. */
  readonly type: string;
  readonly text: string | null;
}

const cases = (table: string): Case[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.trim()))
    .map(([declared = '', value = '', type = '', text = '']) => ({
      declared,
      value,
      type,
      text: text === '(none)' ? null : text.replace('(empty)', ''),
    }));

const nameOf = (index: number) => `c${index}`;

async function check(source: CopiedSource, all: readonly Case[]): Promise<void> {
  const columns = all.map((_, index) => `cast(${nameOf(index)} as varchar), typeof(${nameOf(index)})`);
  const [row = []] = await source.rows(`select ${columns.join(', ')} from kinds where id = 1`);
  const found = all.map(({ declared, value }, index) => ({
    declared,
    value,
    type: row[2 * index + 1],
    text: row[2 * index],
  }));
  expect(found).toEqual(all);
  const empty = all.map((_, index) => `${nameOf(index)} is null`).join(' and ');
  expect(await source.rows(`select ${empty} from kinds where id = 2`)).toEqual([[true]]);
}

const postgresql = cases(`
boolean | true | BOOLEAN | true
smallint | -32768 | SMALLINT | -32768
integer | 2147483647 | INTEGER | 2147483647
bigint | 9223372036854775807 | BIGINT | 9223372036854775807
numeric(12,2) | 1234567890.10 | DECIMAL(12,2) | 1234567890.10
numeric(38,10) | 1234567890123456789012345678.0123456789 | DECIMAL(38,10) | 1234567890123456789012345678.0123456789
numeric | 0.1000 | DECIMAL(18,4) | 0.1000
numeric | 12345678901234567890.5 | DECIMAL(38,1) | 12345678901234567890.5
numeric | 'NaN' | DOUBLE | nan
numeric(50,10) | -0.5 | DECIMAL(18,10) | -0.5000000000
money | 12.34 | DECIMAL(18,2) | 12.34
real | 0.1 | FLOAT | 0.1
double precision | 0.30000000000000004 | DOUBLE | 0.30000000000000004
double precision | 'NaN' | DOUBLE | nan
double precision | '-Infinity' | DOUBLE | -inf
date | '2024-02-29' | DATE | 2024-02-29
date | 'infinity' | DATE | infinity
date | '0044-03-15 BC' | DATE | 0044-03-15 (BC)
timestamp | '2024-02-29 12:30:00.123456' | TIMESTAMP | 2024-02-29 12:30:00.123456
timestamp | '0044-03-15 12:00:00 BC' | TIMESTAMP | 0044-03-15 (BC) 12:00:00
timestamptz | '2024-02-29 12:30:00+05:30' | TIMESTAMP WITH TIME ZONE | 2024-02-29 07:00:00+00
timestamp(3) with time zone | '1900-01-01 00:00:00.001-08' | TIMESTAMP WITH TIME ZONE | 1900-01-01 08:00:00.001+00
time | '23:59:59.999999' | TIME | 23:59:59.999999
timetz | '10:00:00+02' | TIME WITH TIME ZONE | 10:00:00+02
interval | '1 year 2 months -3 days 04:05:06.7' | INTERVAL | 1 year 2 months -3 days 04:05:06.7
uuid | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | UUID | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11
json | '{"b": 1.10, "a": [null]}' | JSON | {"b": 1.10, "a": [null]}
jsonb | '"text"' | JSON | "text"
bytea | '\\x00ff41' | BLOB | \\x00\\xFFA
bytea | '' | BLOB | (empty)
text | 'Zoë, "quoted"' | VARCHAR | Zoë, "quoted"
text | '' | VARCHAR | (empty)
varchar(10) | 'NULL' | VARCHAR | NULL
char(4) | 'ab' | VARCHAR | ab
inet | '10.0.0.1/8' | VARCHAR | 10.0.0.1/8
int4range | '[1,5)' | VARCHAR | [1,5)
point | '(1,2)' | VARCHAR | (1,2)
mood | 'happy' | VARCHAR | happy
cents | 5 | INTEGER | 5
integer[] | '{1,NULL,3}' | INTEGER[] | [1, NULL, 3]
bigint[] | '{9223372036854775807}' | BIGINT[] | [9223372036854775807]
numeric(20,2)[] | '{123456789012345678.90}' | DECIMAL(20,2)[] | [123456789012345678.90]
text[] | '{"a,b","c"}' | VARCHAR[] | ['a,b', c]
date[] | '{2024-02-29}' | DATE[] | [2024-02-29]
timestamptz[] | '{"2024-02-29 12:30:00+05:30"}' | TIMESTAMP WITH TIME ZONE[] | ['2024-02-29 07:00:00+00']
`);

describe('types of PostgreSQL in a copy', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let source: CopiedSource;

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    const client = new Client(database.url);
    await client.connect();
    await client.query(`create type mood as enum ('sad', 'happy'); create domain cents as integer`);
    const columns = postgresql.map(({ declared }, index) => `${nameOf(index)} ${declared}`);
    await client.query(`create table kinds (id integer primary key, ${columns.join(', ')})`);
    await client.query(`insert into kinds values (1, ${postgresql.map(({ value }) => value).join(', ')})`);
    await client.query('insert into kinds (id) values (2)');
    await client.end();
    source = await CopiedSource.start(DatasetsModule, 'postgresql', database.url);
    await source.create();
  });
  afterAll(async () => {
    await source.app.stop();
    await database.drop();
  });

  it('are what they were, with every digit', () => check(source, postgresql));

  it('are reported where digits are lost', () => {
    expect(source.failures).toEqual([]);
    expect(source.reports[0]?.report.changes).toMatchObject([
      { table: 'kinds', column: 'c8', code: 'rounded' },
    ]);
  });
});

const mysql = cases(`
tinyint(1) | 1 | TINYINT | 1
tinyint unsigned | 255 | UTINYINT | 255
smallint | -32768 | SMALLINT | -32768
mediumint | 8388607 | INTEGER | 8388607
int unsigned | 4294967295 | UINTEGER | 4294967295
bigint | -9223372036854775808 | BIGINT | -9223372036854775808
bigint unsigned | 18446744073709551615 | UBIGINT | 18446744073709551615
decimal(12,2) | 1234567890.10 | DECIMAL(12,2) | 1234567890.10
decimal(65,5) | 123456789012345678901234567890.12345 | DECIMAL(38,5) | 123456789012345678901234567890.12345
float | 0.1 | FLOAT | 0.1
float | 16777217 | FLOAT | 16777216.0
double | 0.30000000000000004 | DOUBLE | 0.30000000000000004
bit(10) | b'1000000001' | UBIGINT | 513
year | 2024 | SMALLINT | 2024
date | '2024-02-29' | DATE | 2024-02-29
date | '0000-00-00' | DATE | (none)
datetime(6) | '2024-02-29 12:30:00.123456' | TIMESTAMP | 2024-02-29 12:30:00.123456
datetime | '2024-00-00 00:00:00' | TIMESTAMP | (none)
timestamp(3) | '2024-02-29 12:30:00.123' | TIMESTAMP WITH TIME ZONE | 2024-02-29 12:30:00.123+00
time | '23:59:59' | TIME | 23:59:59
time | '-838:59:59' | INTERVAL | -838:59:59
json | '{"a": [1.10, null]}' | VARCHAR | {"a": [1.10, null]}
binary(3) | x'00ff41' | BLOB | \\x00\\xFFA
blob | '' | BLOB | (empty)
varchar(20) | 'Zoë \\\\ "x"' | VARCHAR | Zoë \\ "x"
enum('small','large') | 'large' | VARCHAR | large
set('a','b','c') | 'a,c' | VARCHAR | a,c
text | '' | VARCHAR | (empty)
uuid | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | UUID | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11
point | st_geomfromtext('POINT(1 2)') | VARCHAR | POINT(1 2)
`);

describe.skipIf(noMariadb)(`types of MariaDB in a copy${noMariadb ? ` (skipped: ${noMariadb})` : ''}`, () => {
  let server: Awaited<ReturnType<typeof startMariadb>>;
  let source: CopiedSource;

  beforeAll(async () => {
    server = await startMariadb();
    const client = await createConnection(server.url);
    await client.query(`set session sql_mode = '', time_zone = '+00:00'`);
    const columns = mysql.map(({ declared }, index) => `${nameOf(index)} ${declared} null`);
    await client.query(`create table kinds (id integer primary key, ${columns.join(', ')})`);
    await client.query(`insert into kinds values (1, ${mysql.map(({ value }) => value).join(', ')})`);
    await client.query('insert into kinds (id) values (2)');
    await client.end();
    source = await CopiedSource.start(DatasetsModule, 'mysql', server.url);
    await source.create();
  });
  afterAll(async () => {
    await source.app.stop();
    await server.stop();
  });

  it('are what they were, with every digit', () => check(source, mysql));

  it('are reported where there is no such day', () => {
    expect(source.failures).toEqual([]);
    expect(source.reports[0]?.report.changes).toMatchObject([
      { table: 'kinds', column: 'c15', code: 'null-marker', rows: 1 },
      { table: 'kinds', column: 'c17', code: 'null-marker', rows: 1 },
    ]);
  });
});
