import { noClickhouse, noMariadb } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import { makeClickhouseSource } from './testing/clickhouse-source.js';
import { makeMysqlSource } from './testing/mysql-source.js';
import { openDuckdb, openLive } from './testing/open-source.js';
import { makePostgresqlSource } from './testing/postgresql-source.js';
import { qualitySuite } from './testing/quality-suite.js';

qualitySuite({ dialect: 'DuckDB', open: (more) => openDuckdb(QueriesModule, more) });

qualitySuite({
  dialect: 'PostgreSQL',
  open: (more) => openLive(QueriesModule, makePostgresqlSource, more),
  prefix: 'shop.',
});

qualitySuite({
  dialect: 'MariaDB',
  skip: noMariadb,
  open: (more) => openLive(QueriesModule, makeMysqlSource, more),
  types: { timestamp: 'datetime' },
});

qualitySuite({
  dialect: 'ClickHouse',
  skip: noClickhouse,
  open: (more) => openLive(QueriesModule, makeClickhouseSource, more),
  prefix: 'almanac.',
  types: {
    integer: 'Nullable(Int32)',
    'varchar(20)': 'Nullable(String)',
    'decimal(9,2)': 'Nullable(Decimal(9,2))',
    date: 'Nullable(Date)',
    timestamp: 'Nullable(DateTime)',
  },
  engine: ' engine = Memory',
});
