import { noClickhouse } from '#shared/testing';
import { QueriesModule } from './queries.module.js';
import {
  clickhouseAttacks,
  clickhouseNotOneSelect,
  clickhouseQuestions,
} from './testing/clickhouse-attacks.js';
import { makeClickhouseSource } from './testing/clickhouse-source.js';
import { gateSuite } from './testing/gate-suite.js';
import { openLive } from './testing/open-source.js';

gateSuite({
  dialect: 'ClickHouse',
  skip: noClickhouse,
  open: () => openLive(QueriesModule, makeClickhouseSource),
  attacks: clickhouseAttacks,
  notOneSelect: clickhouseNotOneSelect,
  questions: clickhouseQuestions,
  tooDeepToRead: {
    '2000 negations': `select ${'not '.repeat(2000)}true`,
    '40000 additions': `select ${'1+'.repeat(40_000)}1`,
    '5000 cases': `select ${'case when true then '.repeat(2500)}1${' end'.repeat(2500)}`,
  },
});
