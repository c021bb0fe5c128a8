import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnType, TableView } from '#modules/catalog';
import { MeasureQuality, type QualityCheck } from '#modules/governance';
import { systemActor } from '#shared/contracts';
import { Inquiries } from '#shared/messaging';
import type { GuardedSource } from './guarded.js';
import { type MoreTables, table } from './sample-source.js';

interface Dialect {
  readonly dialect: string;
  /** Why it is not tried out. */
  readonly skip?: string | undefined;
  readonly open: (more: MoreTables) => Promise<GuardedSource>;
  /** How the names of tables are written where they are made. */
  readonly prefix?: string;
  readonly types?: Readonly<Record<string, string>>;
  /** Behind a table's columns. */
  readonly engine?: string;
}

const columns: Readonly<Record<string, ColumnType>> = {
  id: 'integer',
  name: 'text',
  amount: 'decimal',
  day: 'date',
  seen: 'timestamp',
  city: 'integer',
};

const rows = [
  `(1, 'Ada', 5.00, '2026-01-01', '2026-01-01 10:00:00', 1)`,
  `(2, 'Bob', 10.00, '2026-01-02', '2026-01-02 10:00:00', 2)`,
  `(2, 'Bob', 20.00, '2026-01-03', '2026-01-03 10:00:00', 9)`,
  `(4, null, -1.00, null, '2026-01-04 10:30:00', null)`,
];

function tablesIn({ prefix = '', types = {}, engine = '' }: Dialect): MoreTables {
  const typeOf = (type: string) => types[type] ?? type;
  const written = [
    ['id', 'integer'],
    ['name', 'varchar(20)'],
    ['amount', 'decimal(9,2)'],
    ['day', 'date'],
    ['seen', 'timestamp'],
    ['city', 'integer'],
  ].map(([name = '', type = '']) => `${name} ${typeOf(type)}`);
  const typed = ([name, types]: [string, typeof columns]): TableView => {
    const view = table([name, Object.keys(types)]);
    return { ...view, columns: view.columns.map((one) => ({ ...one, type: types[one.name] ?? 'text' })) };
  };
  return {
    statements: [
      `create table ${prefix}visits (${written.join(', ')})${engine}`,
      ...rows.map((row) => `insert into ${prefix}visits values ${row}`),
      `create table ${prefix}cities (id ${typeOf('integer')})${engine}`,
      `insert into ${prefix}cities values (1), (2), (3)`,
    ],
    tables: [typed(['visits', columns]), typed(['cities', { id: 'integer' }])],
  };
}

const mostly = 1;
const found: readonly [string, QualityCheck, { rows: number; failing: number }][] = [
  ['values that are missing', { type: 'not-null', column: 'name', mostly }, { rows: 4, failing: 1 }],
  ['rows of a value that comes again', { type: 'unique', columns: ['id'], mostly }, { rows: 4, failing: 2 }],
  [
    'rows of values that come again together',
    { type: 'unique', columns: ['id', 'city'], mostly },
    { rows: 3, failing: 0 },
  ],
  [
    'numbers out of a range',
    { type: 'range', column: 'amount', min: 0, max: 10, mostly },
    { rows: 4, failing: 2 },
  ],
  [
    'days before a first one',
    { type: 'range', column: 'day', min: '2026-01-02', mostly },
    { rows: 3, failing: 1 },
  ],
  [
    'times after a last one',
    { type: 'range', column: 'seen', max: '2026-01-02 10:00:00', mostly },
    { rows: 4, failing: 2 },
  ],
  [
    'values that another table does not have',
    { type: 'relationships', column: 'city', to: { table: 'cities', column: 'id' }, mostly },
    { rows: 3, failing: 1 },
  ],
  ['how many rows there are', { type: 'row-count-drift', maxDecreasePercent: 0 }, { rows: 4, failing: 0 }],
];

/** What rules about the quality of data find, the same on every engine. */
export function qualitySuite(dialect: Dialect): void {
  describe.skipIf(dialect.skip)(`the quality of data on ${dialect.dialect} ${dialect.skip ?? ''}`, () => {
    let source: GuardedSource;
    beforeAll(async () => {
      source = await dialect.open(tablesIn(dialect));
    });
    afterAll(async () => {
      await source?.app.stop();
      await source?.remove();
    });

    const measure = async (check: QualityCheck, on = 'visits') => {
      const { dataSourceId } = source.schema;
      const asked = { actor: systemActor(), dataSourceId, table: on, check };
      return (await source.app.get(Inquiries).ask(new MeasureQuality(asked)))[0];
    };

    it.each(found)('is told by %s', async (_what, check, figures) => {
      expect(await measure(check)).toEqual({ version: source.schema.version, ...figures });
    });

    it('is told by the newest of all times and days', async () => {
      const newest = async (column: string, on?: string) =>
        (await measure({ type: 'freshness', column, maxAgeHours: 1 }, on))?.newest;

      expect(await newest('seen')).toMatch(/^2026-01-04[T ]10:30:00(\.0+)?Z?$/);
      expect(await newest('day')).toMatch(/^2026-01-03/);
    });

    it('cannot be told of what is not there any more', async () => {
      const gone = { rows: 0, failing: 0 };
      expect(await measure({ type: 'not-null', column: 'gone', mostly })).toMatchObject({
        ...gone,
        error: 'The table "visits" has no column "gone" any more.',
      });
      expect(await measure({ type: 'not-null', column: 'id', mostly }, 'nowhere')).toMatchObject(gone);
    });
  });
}
