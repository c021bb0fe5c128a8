import type { Tally } from './tally.ts';

/** A set with its tallies, by group. */
export interface Section {
  readonly name: string;
  readonly tallies: ReadonlyMap<string, Tally>;
}

export const header = [
  'Questions',
  'Answered',
  'Correct',
  'Precision',
  'Exact',
  'Wrong',
  'Declined',
  'Ambiguous',
  'Right among choices',
] as const;
const timeHeader = ['Parse p50 ms', 'Parse p95 ms'] as const;

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;

const counts = (tally: Tally): string[] => [
  String(tally.questions),
  percent(tally.answered, tally.questions),
  percent(tally.correct, tally.questions),
  percent(tally.correct, tally.answered),
  percent(tally.exact, tally.questions),
  String(tally.wrong),
  String(tally.declined + tally.failed),
  String(tally.ambiguous),
  String(tally.among),
];

const times = ({ parseP50, parseP95 }: Tally): string[] => [parseP50.toFixed(1), parseP95.toFixed(1)];

const linesOf = ({ name, tallies }: Section): string[][] =>
  [...tallies].map(([group, tally]) => [
    group === 'all' ? name : `- ${group}`,
    ...counts(tally),
    ...times(tally),
  ]);

export const consoleTable = (sections: readonly Section[]): string => {
  const rows = [['Set', ...header, ...timeHeader], ...sections.flatMap(linesOf)];
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).join('\n');
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** `docs/accuracy.md`. */
export const markdown = (sections: readonly Section[], engineVersion: string, date: string): string => {
  const head = ['Set', ...header, ...timeHeader];
  return `# Accuracy

Made by \`npm run eval\` on ${date}, engine version ${engineVersion}. Every database is loaded by upload, without any setting up,
and every question is asked as anybody would. **Correct** is of all questions; **precision** is of those answered. An
answer is correct when it has the expected rows, whatever columns it shows beside them; **exact** allows no others.
A question that is asked back counts as not answered: the last column but two counts those where a choice is right. The
halves are of the databases, by a hash of their names: failures of the first were looked at, those of the second not.

${[line(head), line(head.map(() => '---')), ...sections.flatMap(linesOf).map(line)].join('\n')}
`;
};
