import { describe, expect, it } from 'vitest';
import type { AnswerColumnView, AnsweredView, AnswerResultView } from '#modules/questions';
import { renderAmbiguous, renderAnswered, renderDeclined } from './answer.js';
import { renderBars } from './bar-chart.js';
import { renderTable } from './table.js';

const state: AnswerColumnView = { name: 'state', label: 'State', type: 'text', role: 'name' };
const year: AnswerColumnView = {
  name: 'year',
  label: 'Year',
  type: 'integer',
  role: 'time',
  meaning: 'year',
};
const figure = (label: string, more: Partial<AnswerColumnView> = {}): AnswerColumnView => ({
  name: label,
  label,
  type: 'integer',
  role: 'measure',
  ...more,
});

const result = (columns: AnswerColumnView[], rows: AnswerResultView['rows']): AnswerResultView => ({
  columns,
  rows,
  rowCount: rows.length,
  totalRows: rows.length,
  truncated: false,
});

describe('a table', () => {
  it('aligns figures to the right, with separators, and leaves years and codes alone', () => {
    const columns = [state, year, figure('Population', { unit: 'people' })];
    const rows = [
      ['Texas', 2020, 29145505],
      ['Rhode Island', 1990, null],
      ['Æther 🦄', 2020, '12345678901234567890'],
    ];

    expect(renderTable(result(columns, rows), 100)).toEqual([
      'State         Year         Population (people)',
      '────────────  ────  ──────────────────────────',
      'Texas         2020                  29,145,505',
      'Rhode Island  1990                        NULL',
      'Æther 🦄      2020  12,345,678,901,234,567,890',
    ]);
  });

  it('rounds for reading, small figures by their leading digits', () => {
    const rows = [
      ['a', 2.34567],
      ['b', 0.0012345],
      ['c', -1234.5],
      ['d', '1234567.0000000000000001'],
    ];
    const lines = renderTable(result([state, figure('F', { type: 'decimal' })], rows), 100);

    expect(lines.slice(2).map((line) => line.split(/ +/)[1])).toEqual([
      '2.35',
      '0.00123',
      '-1,234.5',
      '1,234,567.0000000000000001',
    ]);
  });

  it('gives the figures of a column the same decimals', () => {
    const rows = [
      ['a', 14.8],
      ['b', -1234],
      ['c', null],
      ['d', 18.374],
    ];
    const lines = renderTable(result([state, figure('F', { type: 'decimal' })], rows), 100);

    expect(lines.slice(2).map((line) => line.split(/ +/)[1])).toEqual([
      '14.80',
      '-1,234.00',
      'NULL',
      '18.37',
    ]);
  });

  it('reads fractions as percentages', () => {
    const lines = renderTable(
      result([state, figure('Rate', { type: 'decimal', unit: 'fraction' })], [['a', 0.301]]),
      100,
    );

    expect(lines).toEqual(['State   Rate', '─────  ─────', 'a      30.1%']);
  });

  it('fits the terminal by clipping what is widest', () => {
    const lines = renderTable(result([state, figure('F')], [['x'.repeat(200), 1]]), 40);

    expect(Math.max(...lines.map((line) => line.length))).toBe(40);
    expect(lines[2]).toMatch(/^x+… +1$/);
  });

  it('lets data not steer the terminal', () => {
    const lines = renderTable(result([state], [['a\u001b[31mb\nc\u0007']]), 40);

    expect(lines[2]).toBe('a [31mb c');
  });
});

describe('a bar chart', () => {
  const bars = (values: (number | null)[], width = 60) =>
    renderBars(
      result(
        [state, figure('F')],
        values.map((value, index) => [`s${index}`, value]),
      ),
      width,
    );

  it('is as long as the figures are large', () => {
    expect(bars([100, 50, 1, 0], 30)).toEqual([
      'F',
      's0  100 ██████████████████████',
      's1   50 ███████████',
      's2    1 ▎',
      's3    0',
    ]);
  });

  it('draws negative figures to the left of the axis', () => {
    const [, positive, negative] = bars([50, -50], 28);

    expect(positive).toBe('s0   50           ██████████');
    expect(negative).toBe('s1  -50 ██████████');
  });

  it('leaves out what is missing, and is nothing when there is nothing to compare', () => {
    expect(bars([2, null, 1])).toHaveLength(3);
    expect(bars([1])).toEqual([]);
    expect(bars([1, null])).toEqual([]);
    expect(renderBars(result([state], [['a'], ['b']]), 60)).toEqual([]);
  });

  it('says that it shows the first rows only', () => {
    const lines = bars(Array.from({ length: 60 }, (_, index) => index));

    expect(lines[0]).toBe('F, first 40 of 60 rows');
    expect(lines).toHaveLength(41);
  });
});

describe('an answer', () => {
  const answered: AnsweredView = {
    id: 'i',
    status: 'answered',
    question: 'q',
    dataSourceId: 'd',
    askedAt: '2026-01-31T12:00:00.000Z',
    reading: {
      text: 'Population of Texas in 2020',
      assumptions: [{ phrase: '', meaning: '2020, the latest year', alternatives: ['2010'] }],
    },
    sql: { dialect: 'duckdb', text: 'SELECT 1\nFROM x\nWHERE s = ?', parameters: ['Texas'] },
    result: result([figure('Population', { unit: 'people' })], [[29145505]]),
    chart: { type: 'value', spec: {}, reason: '' },
    provenance: {
      engine: 'grammar',
      engineVersion: '1',
      modelVersion: 'm',
      dataVersion: 'v1',
      source: 'US Census Bureau',
      tables: [
        {
          table: 't',
          label: 'State population',
          source: 'US Census Bureau',
          vintage: '2020',
          licence: 'public domain',
        },
      ],
    },
    timing: { parseMs: 1.5, executeMs: 2.5, cached: false },
  };
  const page = { width: 100, rows: 2 };

  it('shows reading, assumptions, figure, SQL and source', () => {
    expect(renderAnswered(answered, page)).toBe(
      [
        'Population of Texas in 2020',
        '  Assumed: 2020, the latest year (could be: 2010)',
        '',
        'Population (people): 29,145,505',
        '',
        'SQL',
        '  SELECT 1',
        '  FROM x',
        '  WHERE s = ?',
        '  -- parameters: "Texas"',
        '',
        'Source',
        '  State population: US Census Bureau (2020; licence: public domain)',
        'Read in 1.5 ms, run in 2.5 ms. Data version v1.',
        '',
      ].join('\n'),
    );
  });

  it('cuts nothing silently', () => {
    const rows = [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ];
    const print = (totalRows: number) =>
      renderAnswered({ ...answered, result: { ...result([state, figure('F')], rows), totalRows } }, page);

    expect(print(3)).toContain('The first 2 rows of 3. --all shows all of them.');
    expect(print(9)).toContain('The first 2 rows of 9. --all shows 3, as many as one answer carries.');
  });

  it('says when there is nothing', () => {
    expect(renderAnswered({ ...answered, result: result([state], []) }, page)).toContain('No rows');
  });
});

const asked = {
  id: 'i',
  question: 'q',
  dataSourceId: 'd',
  askedAt: '',
  timing: { parseMs: 0, executeMs: 0, cached: false },
};

it('an ambiguous question numbers its choices and says how to take one', () => {
  const choices = [
    { id: 'state=Missouri', text: 'Springfield, Missouri' },
    { id: "a'b c", text: 'Another' },
  ];

  expect(renderAmbiguous({ ...asked, status: 'ambiguous', phrase: 'Springfield', choices })).toBe(
    [
      '"Springfield" can mean several things. Which one?',
      '  1. Springfield, Missouri  --choice state=Missouri',
      `  2. Another  --choice 'a'\\''b c'`,
      '',
      'Ask again with --choice and the number or the id.',
      '',
    ].join('\n'),
  );
});

it('a declined question says why, and what can be asked', () => {
  const declined = {
    cause: 'no-such-data' as const,
    reason: 'There is no Atlantis.',
    notUnderstood: ['Atlantis'],
    suggestions: ['population of Texas'],
  };

  expect(renderDeclined({ ...asked, status: 'declined', ...declined })).toBe(
    [
      'Not answered.',
      'There is no Atlantis.',
      'Not understood: "Atlantis"',
      '',
      'What can be asked:',
      '  - population of Texas',
      '',
    ].join('\n'),
  );
});
