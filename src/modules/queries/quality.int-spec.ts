import { noMariadb } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
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
