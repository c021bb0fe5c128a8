import { DuckDBInstance } from '@duckdb/node-api';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCell } from '#shared/duckdb';
import { allRows, LiveDatabases, type LivePool } from '#shared/live-databases';
import {
  createTestDatabase,
  noClickhouse,
  noMariadb,
  startClickhouse,
  startMariadb,
  testSecrets,
} from '#shared/testing';
import { interpret, type Model } from './domain/engine.js';
import {
  clickhousePlaces,
  clickhouseShop,
  mysqlPlaces,
  mysqlShop,
  places,
  postgresqlPlaces,
  postgresqlShop,
  shop,
} from './testing/sample-models.js';

/** Understood by all of them. */
const content = `
  create table customers (id integer, name text, country text, sex text, age integer);
  insert into customers values (1, 'Ann Lee', 'France', 'F', 31), (2, 'Bob Ray', 'Spain', 'M', 24),
    (3, 'Eve Fox', 'France', 'F', 55), (4, 'Dan Poe', 'Italy', 'M', 55), (5, 'Sue Kim', 'Spain', 'F', null);
  create table orders (id integer, customer_id integer, status text, amount integer, order_date date);
  insert into orders values (1, 1, 'shipped', 10, '2020-01-31'), (2, 1, 'open', 25, '2021-06-01'),
    (3, 2, 'shipped', 40, '2021-07-15'), (4, 3, 'open', 5, '2022-02-02'), (5, 3, 'shipped', null, '2022-03-03'),
    (6, 1, 'shipped', 12, '2022-12-31'), (7, 1, 'open', 3, '2023-01-01');
  create table products (id integer, product_name text, price decimal(10, 2));
  insert into products values (1, 'Lamp', 20), (2, 'Desk', 150.5), (3, 'Chair', 75), (4, 'Bench', 150.5);
  create table order_items (order_id integer, product_id integer, quantity integer);
  insert into order_items values (1, 1, 2), (1, 2, 1), (2, 3, 4), (3, 1, 1), (4, 2, 3), (6, 4, 7);
  create table states (fips text, state text, region text, capital text, land_area integer);
  insert into states values ('39', 'Ohio', 'Midwest', 'Columbus', 40861), ('48', 'Texas', 'South', 'Austin', 261232),
    ('06', 'California', 'West', 'Sacramento', 155779), ('41', 'Oregon', 'West', 'Salem', 95988);
  create table state_population (fips text, state text, year integer, population bigint);
  insert into state_population values ('39', 'Ohio', 2000, 11353), ('39', 'Ohio', 2010, 11536),
    ('39', 'Ohio', 2020, 11799), ('48', 'Texas', 2000, 20851), ('48', 'Texas', 2010, 25145),
    ('48', 'Texas', 2020, 29145), ('06', 'California', 2010, 37253), ('06', 'California', 2020, 39538),
    ('41', 'Oregon', 2010, 3831), ('41', 'Oregon', 2020, 4237);`;

const placeQuestions = [
  'population of Texas in 2020',
  'top 3 states by population',
  'states by population density',
  'growth of population of Texas from 2010 to 2020 in percent',
  'which state grew the most from 2010 to 2020',
  'population growth by state from 2010 to 2020',
  'share of population by region',
  'share of the population of Texas',
  'ratio of the population of Texas to Ohio',
  'percent of population in the West',
  'average population of states',
  'median population of states in 2020',
];

const questions = [
  'How many customers are there?',
  'names of customers from France',
  'customers older than 30',
  'average age of customers',
  'median age of customers',
  'median age of customers per country',
  'number of customers per country',
  'share of customers per country',
  'countries with more than 1 customer',
  'customers with more than 3 orders',
  'customers without orders',
  'names of customers with age above the average',
  'different countries of customers',
  'customers whose name contains "ee"',
  'most expensive product',
  'top 2 products by price',
  'second most expensive product',
  'oldest customer',
  'country with the most customers',
  'customers who ordered both Lamp and Desk',
  'how many customers have shipped orders',
  'total amount of orders per status',
  'average amount of orders by status',
  'total amount of orders per year',
  'number of orders per year',
  'number of orders by month',
  'total amount of orders each month',
  'orders in 2022',
  'total amount of orders per customer',
  'top 2 customers by total amount of orders',
  'percent of orders that are shipped',
  'difference between the highest and the lowest price',
  'total quantity per product',
];

type Rows = readonly (readonly unknown[])[];

/** Both say the same figure, each in its own type. */
const comparable = (rows: Rows): Rows =>
  rows.map((row) =>
    row.map((cell) => {
      const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
      const number = typeof text === 'string' && text.trim() !== '' ? Number(text) : text;
      return typeof number === 'number' && Number.isFinite(number) ? Number(number.toPrecision(9)) : text;
    }),
  );

async function openPostgresql() {
  const database = await createTestDatabase({ empty: true });
  const client = new Client(database.url);
  await client.connect();
  await client.query(content);
  await client.query(`set timezone = 'UTC'`);
  return {
    ask: async (text: string): Promise<Rows> => (await client.query({ text, rowMode: 'array' })).rows,
    close: async () => {
      await client.end();
      await database.drop();
    },
  };
}

/** In the session that live sources get, which decides about quotients, texts and groups. */
async function openMariadb() {
  const server = await startMariadb();
  const owner = await createConnection({ uri: server.url, multipleStatements: true });
  await owner.query(content);
  await owner.end();
  const { hostname: host, port, username: user, password, pathname } = new URL(server.url);
  const login = { host, port: Number(port), database: pathname.slice(1), user, password };
  const databases = new LiveDatabases({ allowPrivate: 'on' }, testSecrets());
  const limits = { connections: 1, statementSeconds: 10 };
  const pool: LivePool = databases.open({ ...login, kind: 'mysql', tls: 'off' }, limits);
  const inDatabase = (sql: string) => sql.replace(/\b(FROM|JOIN) `/g, '$1 `almanac`.`');
  return {
    ask: (sql: string): Promise<Rows> =>
      pool.lend(async (connection) => allRows(await connection.open(inDatabase(sql)))),
    close: async () => {
      await pool.close();
      await server.stop();
    },
  };
}

const clickhouseTypes: Record<string, string> = {
  text: 'String',
  integer: 'Int32',
  bigint: 'Int64',
  date: 'Date',
};

/** As its types are called there; what a table may lack is said column by column. */
const clickhouseContent = content
  .replaceAll(/create table (\w+) \(([^;]*?)\);/g, (_, name: string, columns: string) => {
    const typed = columns
      .replaceAll(/\b(text|integer|bigint|date)\b/g, (type) => `Nullable(${clickhouseTypes[type]})`)
      .replaceAll(/decimal\(10, 2\)/g, 'Decimal(10, 2)');
    return `create table almanac.${name} (${typed}) engine = Memory;`;
  })
  .replaceAll('insert into ', 'insert into almanac.');

async function openClickhouse() {
  const server = await startClickhouse();
  for (const statement of clickhouseContent.split(';').filter((one) => one.trim() !== ''))
    await server.query(statement);
  const { hostname: host, port, username: user, password } = new URL(server.url);
  const login = { host, port: Number(port), database: 'almanac', user, password };
  const databases = new LiveDatabases({ allowPrivate: 'on' }, testSecrets());
  const limits = { connections: 1, statementSeconds: 10 };
  const pool: LivePool = databases.open({ ...login, kind: 'clickhouse', tls: 'off' }, limits);
  return {
    ask: (sql: string): Promise<Rows> => pool.lend(async (connection) => allRows(await connection.open(sql))),
    close: async () => {
      await pool.close();
      await server.stop();
    },
  };
}

interface Other {
  readonly name: string;
  readonly skip: string | undefined;
  readonly open: () => Promise<{ ask: (sql: string) => Promise<Rows>; close: () => Promise<void> }>;
  readonly shop: Model;
  readonly places: Model;
  /** What the server that is tested with does not know yet. */
  readonly beyond?: RegExp;
}

const others: readonly Other[] = [
  {
    name: 'PostgreSQL',
    skip: undefined,
    open: openPostgresql,
    shop: postgresqlShop,
    places: postgresqlPlaces,
  },
  {
    name: `MariaDB${noMariadb ? ` (skipped: ${noMariadb})` : ''}`,
    skip: noMariadb,
    open: openMariadb,
    shop: mysqlShop,
    places: mysqlPlaces,
  },
  {
    name: `ClickHouse${noClickhouse ? ` (skipped: ${noClickhouse})` : ''}`,
    skip: noClickhouse,
    open: openClickhouse,
    shop: clickhouseShop,
    places: clickhousePlaces,
    // Debian's is of 2019: no windows, no exact median, no second join.
    beyond: /\bOVER \(|quantileExactInclusive|\bJOIN\b[^()]*\bJOIN\b/,
  },
];

for (const other of others)
  describe.skipIf(other.skip)(`a question to the same data in ${other.name}`, () => {
    let duckdb: DuckDBInstance;
    let opened: Awaited<ReturnType<typeof other.open>>;

    beforeAll(async () => {
      duckdb = await DuckDBInstance.create(':memory:');
      const connection = await duckdb.connect();
      await connection.run(content);
      connection.closeSync();
      opened = await other.open();
    });
    afterAll(async () => {
      duckdb.closeSync();
      await opened.close();
    });

    const sqlOf = (question: string, model: Model): string | undefined => {
      const reading = interpret(question, model);
      return reading.status === 'answered' ? reading.sql.text : undefined;
    };
    const inDuckdb = async (sql: string): Promise<Rows> => {
      const connection = await duckdb.connect();
      const rows = (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(toCell));
      connection.closeSync();
      return rows;
    };

    const asked = [
      ...questions.map((question) => ({ question, here: shop, there: other.shop })),
      ...placeQuestions.map((question) => ({ question, here: places, there: other.places })),
    ];

    it.each(asked)('"$question" has the same answer', async ({ question, here, there }) => {
      const [one, another] = [sqlOf(question, here), sqlOf(question, there)];
      expect(another === undefined).toBe(one === undefined);
      if (one === undefined || another === undefined || other.beyond?.test(another)) return;

      expect(comparable(await opened.ask(another))).toEqual(comparable(await inDuckdb(one)));
    });

    it('is answered for nearly all of these', () => {
      const answered = asked.filter(({ question, there }) => sqlOf(question, there) !== undefined);
      expect(answered.length).toBeGreaterThan(asked.length * 0.7);
      expect(answered.some(({ question, there }) => /nullif/i.test(sqlOf(question, there) ?? ''))).toBe(true);
    });
  });
