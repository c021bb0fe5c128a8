import { describe, expect, it } from 'vitest';
import type { RecordRef, ResolutionSpec } from '../../contract/entities/index.js';
import { clustersOf } from './clusters.js';
import { goldenRecord } from './golden-record.js';
import { type Entity, identify } from './identities.js';
import { outcomeOf } from './outcome.js';
import { unsoundIn } from './sound-spec.js';

const record = (name: string): RecordRef => ({ table: 0, key: name });
const link = (pair: string) => {
  const [left = '', right = ''] = pair;
  return { left: record(left), right: record(right) };
};
const links = (...pairs: string[]) => pairs.map(link);
const written = (clusters: readonly (readonly RecordRef[])[]) =>
  clusters.map((one) => one.map(({ key }) => key).join(''));

describe('records that are one thing', () => {
  it('are found by following matches, whatever their order', () => {
    expect(written(clustersOf(links('de', 'ab', 'cb'), []).clusters)).toEqual(['abc', 'de']);
  });

  it('never are two of which somebody has said that they are not the same, also over others', () => {
    const { clusters, contradicted } = clustersOf(links('ab', 'bc', 'cd'), links('ca'));
    expect(written(clusters)).toEqual(['ab', 'cd']);
    expect(contradicted).toBe(1);
  });
});

describe('the id of an entity', () => {
  const entity = (id: string, keys: string): Entity => ({ id, records: [...keys].map(record) });
  const again = (clusters: string[], ...before: Entity[]) => {
    let n = 0;
    const found = identify(
      clusters.map((keys) => [...keys].map(record)),
      before,
      () => `new${++n}`,
    );
    return { ...found, entities: found.entities.map(({ id }) => id), superseded: [...found.superseded] };
  };

  it('stays while its records do, and when one comes or goes', () => {
    expect(again(['abc', 'xy'], entity('A', 'ab'), entity('X', 'xyz'))).toEqual({
      entities: ['A', 'X'],
      created: 0,
      superseded: [],
      ended: [],
    });
  });

  it('goes with most of its records when they part', () => {
    expect(again(['ab', 'cde'], entity('A', 'abcde'))).toMatchObject({ entities: ['new1', 'A'], created: 1 });
  });

  it('of two that became one, leads to that of which there was more', () => {
    expect(again(['abcde'], entity('A', 'ab'), entity('C', 'cde'))).toMatchObject({
      entities: ['C'],
      superseded: [['A', 'C']],
    });
  });

  it('ends with its records', () => {
    expect(again([], entity('A', 'ab'))).toMatchObject({ entities: [], ended: ['A'] });
  });
});

const tables = [{ table: 'crm', key: 'id', columns: { name: 'n', seen: 's' } }];

describe('a golden record', () => {
  const records = [
    { name: 'A. Lee', seen: '2026-01-01' },
    { name: 'Ann Lee', seen: '2026-03-01' },
    { name: 'A. Lee', seen: '2026-02-01' },
    { name: ' ', seen: null },
  ];
  it.each([
    ['most-frequent', undefined, 'A. Lee'],
    ['longest', undefined, 'Ann Lee'],
    ['first-table', undefined, 'A. Lee'],
    ['latest', 'seen', 'Ann Lee'],
  ] as const)('has the value that is %s', (rule, by, name) => {
    expect(goldenRecord(records, { tables, golden: { name: { rule, by } } })).toMatchObject({ name });
  });

  it('has nothing where nobody says anything', () => {
    expect(goldenRecord([{ name: null }], { tables, golden: {} })).toEqual({ name: null, seen: null });
  });
});

it('what is known of less than half of what counts does not match by itself', () => {
  expect(outcomeOf({ score: 1, known: 0.4 }, { matchFrom: 0.9 })).toBe('review');
  expect(outcomeOf({ score: 0.9, known: 0.5 }, { matchFrom: 0.9 })).toBe('match');
});

describe('a resolution', () => {
  const sound: ResolutionSpec = {
    name: 'Customers',
    dataSourceId: '',
    tables,
    withinTables: true,
    comparisons: [{ attribute: 'name', method: 'exact', weight: 1 }],
    blocking: [[{ attribute: 'name' }]],
    matchFrom: 0.9,
    reviewFrom: 0.5,
    golden: {},
  };
  it.each<[string, Partial<ResolutionSpec>, string | undefined]>([
    ['what fits', {}, undefined],
    ['an unknown attribute', { blocking: [[{ attribute: 'town' }]] }, 'blocking.0.0.attribute'],
    ['thresholds the wrong way round', { reviewFrom: 0.95 }, 'reviewFrom'],
    ['one table that is not compared with itself', { withinTables: false }, 'withinTables'],
    [
      'a date without a limit',
      { comparisons: [{ attribute: 'seen', method: 'date', weight: 1 }] },
      'comparisons.0.within',
    ],
    ['the latest of no time', { golden: { name: { rule: 'latest' } } }, 'golden.name.by'],
  ])('says of %s which field it is', (_, change, field) => {
    expect(unsoundIn({ ...sound, ...change })?.field).toBe(field);
  });
});
