import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Gold, judge } from '../../eval/scoring/judge.ts';
import type { Row } from '../../eval/scoring/normalize.ts';

const cities: Gold = {
  gold_rows: [
    ['Austin', 961855],
    ['Dallas', 1304379],
  ],
  ordered: true,
};

describe('an answer', () => {
  it('is exact with the expected rows and columns, in any order of columns', () => {
    expect(
      judge(cities, [
        [961855, 'austin'],
        ['1,304,379', 'Dallas'],
      ]),
    ).toEqual({ exact: true, relaxed: true });
  });

  it.each<[string, Row[]]>([
    [
      'with one more column',
      [
        ['Austin', 961855, 'TX'],
        ['Dallas', 1304379, 'TX'],
      ],
    ],
    [
      'with its rows in another order, where an order was asked for',
      [
        ['Dallas', 1304379],
        ['Austin', 961855],
      ],
    ],
  ])('is right, though not exact, %s', (_, rows) => {
    expect(judge(cities, rows)).toEqual({ exact: false, relaxed: true });
  });

  it.each<[string, Row[]]>([
    ['with a row less', [['Austin', 961855]]],
    ['with a column less', [['Austin'], ['Dallas']]],
    [
      'with its cells in other rows',
      [
        ['Austin', 1304379],
        ['Dallas', 961855],
      ],
    ],
    [
      'with another number',
      [
        ['Austin', 961800],
        ['Dallas', 1304379],
      ],
    ],
  ])('is wrong %s', (_, rows) => {
    expect(judge(cities, rows)).toEqual({ exact: false, relaxed: false });
  });

  it('is right where one of its columns is the expected list', () => {
    const gold: Gold = { gold_answer: ['War Admiral'] };

    expect(judge(gold, [['War Admiral', 1937]])).toEqual({ exact: false, relaxed: true });
    expect(judge(gold, [['Secretariat', 1973]])).toEqual({ exact: false, relaxed: false });
  });
});

const practice = resolve(import.meta.dirname, '../../../shared/nl');
const reference = join(practice, 'score.mjs');

interface Line extends Gold {
  readonly id: string;
  readonly db?: string;
  readonly table?: string;
  readonly gold_status?: string;
}

/** Answers as they come: right ones, and all the ways to miss. */
const spoilt = ({ gold_rows, gold_answer }: Line, at: number): readonly Row[] => {
  const rows = gold_rows ?? (gold_answer ?? []).map((cell) => [cell]);
  const ways: readonly (() => readonly Row[])[] = [
    () => rows,
    () => rows.map((row) => [...row].reverse()),
    () => rows.map((row) => [...row, 'more']),
    () => rows.slice(1),
    () => [...rows].reverse(),
    () => rows.map((row) => row.slice(1)),
    () =>
      rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell + 1 : `${cell}`.toUpperCase()))),
  ];
  return ways[at % ways.length]?.() ?? rows;
};

describe.skipIf(!existsSync(reference))('the rules of the practice sets (skipped without ../shared)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-eval-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['geoquery', 'spider', 'business', 'tables'])('judge %s as their own script does', (set) => {
    const file = join(practice, set, 'questions.jsonl');
    const lines: Line[] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ gold_status = 'ok' }) => gold_status === 'ok');
    const answers = lines.map((line, at) => ({ line, rows: spoilt(line, at) }));
    const predictions = join(folder, `${set}.jsonl`);
    writeFileSync(
      predictions,
      answers.map(({ line, rows }) => JSON.stringify({ id: line.id, status: 'answered', rows })).join('\n'),
    );

    const by = set === 'tables' ? 'table' : 'db';
    const printed = execFileSync(process.execPath, [reference, file, predictions, `--by=${by}`], {
      encoding: 'utf8',
    });

    for (const [name, group] of Map.groupBy(answers, ({ line }) => line[by] ?? '')) {
      const verdicts = group.map(({ line, rows }) => judge(line, rows));
      const percent = (kind: 'exact' | 'relaxed') =>
        ((100 * verdicts.filter((verdict) => verdict[kind]).length) / group.length).toFixed(1);
      const told = printed.split('\n').find((line) => line.split(/\s+/)[0] === name);
      expect(told?.split(/\s+/).slice(1, 5)).toEqual([
        String(group.length),
        '100.0',
        percent('exact'),
        percent('relaxed'),
      ]);
    }
  });
});
