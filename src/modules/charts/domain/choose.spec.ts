import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { compile, type TopLevelSpec } from 'vega-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartColumn, ChartData, ChartType } from '#modules/charts';
import { samples, states } from '../testing/samples.js';
import { chooseChart } from './choose.js';

const choose = (data: ChartData, type?: ChartType) => chooseChart(data, { title: 'A title', type }, states);

const text = (name: string, more: Partial<ChartColumn> = {}): ChartColumn => ({
  name,
  label: name,
  type: 'text',
  role: 'category',
  ...more,
});
const amount = (name: string, more: Partial<ChartColumn> = {}): ChartColumn => ({
  name,
  label: name,
  type: 'integer',
  role: 'measure',
  ...more,
});
const data = (columns: ChartColumn[], rows: ChartData['rows']): ChartData => ({ columns, rows });
const numbered = (count: number, row: (i: number) => ChartData['rows'][number]) =>
  Array.from({ length: count }, (_, i) => row(i));

describe('the chart that suits', () => {
  it.each([
    ['bar', 'bar'],
    ['line', 'line'],
    ['lines', 'line'],
    ['daily', 'line'],
    ['scatter', 'scatter'],
    ['histogram', 'histogram'],
    ['pie', 'pie'],
    ['grouped', 'bar'],
    ['states', 'map'],
    ['california', 'map'],
    ['counties', 'map'],
  ] as const)('the sample "%s" is a %s', (name, type) => {
    expect(choose(samples[name].data).type).toBe(type);
  });

  it('one amount is a value, whatever it is of', () => {
    expect(choose(data([amount('n')], [[254]])).type).toBe('value');
    expect(choose(data([text('state'), amount('population')], [['Texas', 29145505]]))).toMatchObject({
      type: 'value',
      spec: {},
    });
    expect(choose(data([text('capital')], [['Columbus']])).type).toBe('value');
  });

  it('nothing to measure, nothing at all, or too much to read is a table', () => {
    expect(
      choose(
        data(
          [text('a'), text('b')],
          [
            ['x', 'y'],
            ['z', 'w'],
          ],
        ),
      ).type,
    ).toBe('table');
    expect(choose(data([text('a'), amount('n')], []))).toMatchObject({
      type: 'table',
      reason: 'there are no rows',
    });
    expect(
      choose(
        data(
          [text('a'), amount('n')],
          numbered(200, (i) => [`name ${i}`, i]),
        ),
      ).type,
    ).toBe('table');
  });

  it('a few states are bars, most of them are a map', () => {
    const rows = states.map(({ name }, i) => [name, i] as const);
    const columns = [text('state', { role: 'name', meaning: 'state-name' }), amount('n')];

    expect(choose(data(columns, rows.slice(0, 5))).type).toBe('bar');
    expect(choose(data(columns, rows)).type).toBe('map');
    expect(choose(data(columns, rows.slice(0, 5)), 'map').type).toBe('map');
  });

  it('shares of one whole are a pie, the same number of medians never is', () => {
    const shares = numbered(4, (i) => [`part ${i}`, 25]);

    expect(
      choose(data([text('part'), amount('share', { unit: 'percent', aggregation: 'average' })], shares)).type,
    ).toBe('pie');
    expect(choose(data([text('part'), amount('median', { aggregation: 'none' })], shares)).type).toBe('bar');
    expect(
      choose(data([text('part'), amount('median', { aggregation: 'none' })], shares), 'pie'),
    ).toMatchObject({
      type: 'bar',
      reason: expect.stringContaining('do not add up'),
    });
    expect(choose(data([text('part'), amount('people', { aggregation: 'sum' })], shares), 'pie').type).toBe(
      'pie',
    );
    expect(
      choose(
        data(
          [text('part'), amount('people', { aggregation: 'sum' })],
          [
            ['a', -1],
            ['b', 2],
          ],
        ),
        'pie',
      ).type,
    ).toBe('bar');
    expect(
      choose(
        data(
          [text('part'), amount('people', { aggregation: 'sum' })],
          numbered(20, (i) => [`p${i}`, i]),
        ),
        'pie',
      ).type,
    ).toBe('bar');
  });

  it('leaves out what is the same in every row', () => {
    const columns = [
      text('state', { meaning: 'state-name' }),
      text('city', { role: 'name' }),
      amount('population'),
    ];
    const { type, spec } = choose(
      data(
        columns,
        numbered(5, (i) => ['Ohio', `city ${i}`, 100 - i]),
      ),
    );

    expect(type).toBe('bar');
    expect(spec).toMatchObject({ encoding: { x: { field: 'city' } } });
  });

  it('draws several measures of one unit side by side, and none of different units', () => {
    const columns = [text('place'), amount('men', { unit: 'people' }), amount('women', { unit: 'people' })];
    const rows = [
      ['a', 1, 2],
      ['b', 3, 4],
    ];

    expect(choose(data(columns, rows)).spec).toMatchObject({
      encoding: { color: { field: 'series', sort: ['men', 'women'] } },
    });
    expect(
      choose(
        data([text('place'), amount('men', { unit: 'people' }), amount('income', { unit: 'USD' })], rows),
      ).type,
    ).toBe('table');
  });

  it('keeps the order of the rows', () => {
    const { spec } = choose(samples.bar.data);

    expect(spec).toMatchObject({ encoding: { y: { field: 'state', sort: null } } });
  });

  it('puts years on an even scale and writes them without a comma', () => {
    expect(choose(samples.lines.data).spec).toMatchObject({
      encoding: {
        x: { type: 'quantitative', axis: { format: 'd', values: [1990, 2000, 2010, 2020] } },
        color: { field: 'state', sort: ['California', 'Texas', 'Florida', 'New York'] },
      },
    });
  });

  it('takes large numbers and missing ones as they come', () => {
    const rows = [
      ['a', '9007199254740993'],
      ['b', null],
      ['c', 'NaN'],
    ];
    const { spec } = choose(data([text('x'), amount('n')], rows), 'bar');

    expect(spec).toMatchObject({
      data: {
        values: [
          { x: 'a', n: 2 ** 53 },
          { x: 'b', n: null },
          { x: 'c', n: null },
        ],
      },
    });
  });
});

describe('a map', () => {
  const layer = (name: 'california' | 'counties' | 'states') => {
    const [first] = choose(samples[name].data).spec.layer as unknown as Record<string, unknown>[];
    return first;
  };

  it('takes its shapes from our boundaries', () => {
    expect(layer('states')).toMatchObject({
      data: { url: '/api/v1/data/boundaries/states', format: { type: 'topojson', feature: 'states' } },
    });
    expect(layer('counties')).toMatchObject({
      data: { url: '/api/v1/data/boundaries/counties', format: { type: 'topojson', feature: 'counties' } },
    });
    expect(choose(samples.states.data).spec).toMatchObject({ projection: { type: 'albersUsa' } });
  });

  it('shows one state alone when all its counties are of it', () => {
    expect(layer('california')).toMatchObject({
      transform: [{ filter: "substring(datum.id, 0, 2) === '06'" }, { lookup: 'id' }],
    });
    expect(layer('counties')).toMatchObject({ transform: [{ lookup: 'id' }] });
  });

  it.each([
    ['state-fips', [1, '2', '06'], ['01', '02', '06']],
    ['state-name', ['alabama', 'Alaska', 'California'], ['01', '02', '06']],
    ['county-fips', [1001, '02013', 6037], ['01001', '02013', '06037']],
  ])('joins by %s, with or without leading zeros', (meaning, cells, fips) => {
    const rows = cells.map((cell, i) => [cell, i]);
    const { type, spec } = choose(data([text('place', { meaning }), amount('n')], rows), 'map');
    const [first] = spec.layer as unknown as {
      transform: { from: { data: { values: { map_fips: string }[] } } }[];
    }[];

    expect(type).toBe('map');
    expect(first?.transform.at(-1)?.from.data.values.map((row) => row.map_fips)).toEqual(fips);
  });

  it('says why it cannot be one', () => {
    const twice = data(
      [text('state', { meaning: 'state-name' }), amount('n')],
      [
        ['Ohio', 1],
        ['Ohio', 2],
      ],
    );

    expect(choose(twice, 'map').reason).toContain('several rows for one place');
    expect(
      choose(
        data(
          [text('x'), amount('n')],
          [
            ['a', 1],
            ['b', 2],
          ],
        ),
        'map',
      ),
    ).toMatchObject({ type: 'bar', reason: expect.stringContaining('not a map') });
  });
});

describe('every specification', () => {
  let valid: ValidateFunction;
  beforeAll(() => {
    const path = fileURLToPath(import.meta.resolve('vega-lite/vega-lite-schema.json'));
    const formats = { 'color-hex': true, uri: true, 'uri-reference': true } as const;
    valid = new Ajv({
      strictSchema: false,
      strictTypes: false,
      inlineRefs: false,
      code: { optimize: false },
      formats,
    }).compile(JSON.parse(readFileSync(path, 'utf8')));
  }, 60_000);

  it.each(Object.entries(samples))(
    '%s keeps to the schema and compiles without a warning',
    (_, { data: sample, title }) => {
      const { spec } = chooseChart(sample, { title }, states);
      const warnings: unknown[] = [];
      const logger = {
        level: () => logger,
        error: (...m: unknown[]) => warnings.push(m),
        warn: (...m: unknown[]) => warnings.push(m),
        info: () => logger,
        debug: () => logger,
      };

      expect(spec.$schema).toBe('https://vega.github.io/schema/vega-lite/v6.json');
      expect(spec.title).toEqual({ text: [title] });
      expect([valid(spec), valid.errors]).toEqual([true, null]);
      compile(spec as unknown as TopLevelSpec, { logger: logger as never });
      expect(warnings).toEqual([]);
    },
  );

  it.each([
    ['a.b', 'a[0]'],
    ["it's", 'say "hi"'],
    ['datum', 'id'],
    ['ünïcode', '名前'],
  ])('survives columns called %j and %j', (name, measure) => {
    const { spec } = choose(
      data(
        [text(name), amount(measure)],
        [
          ['a', 1],
          ['b', 2],
        ],
      ),
      'bar',
    );

    expect(() => compile(spec as unknown as TopLevelSpec)).not.toThrow();
  });
});
