import { cpus, totalmem } from 'node:os';
import { type Figure, isMet, ratioOf, targetText } from './figure.ts';

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

const header = ['Figure', 'Ours', 'Raw', 'Ours / raw', 'Target', 'Met'];

const digits = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
const shown = (value: number) =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: digits(value),
    maximumFractionDigits: digits(value),
  });

const cells = (figure: Figure): string[] => [
  figure.name,
  `${shown(figure.ours)} ${figure.unit}`,
  `${shown(figure.raw)} ${figure.unit}`,
  ratioOf(figure).toFixed(2),
  targetText(figure),
  figure.target ? (isMet(figure) ? 'yes' : 'no') : '',
];

export function consoleTable(figures: readonly Figure[]): string {
  const rows = [header, ...figures.map(cells)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

export function markdown(sections: readonly Section[]): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB memory`;
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const tables = sections.map(({ title, figures }) =>
    [
      `## ${title}`,
      '',
      line(header),
      line(header.map(() => '---')),
      ...figures.map((figure) => line(cells(figure))),
    ].join('\n'),
  );
  return `# Benchmarks

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}, Node ${process.versions.node}. Each figure
stands beside the engine alone, measured in the same run by the same means; where both are measured more than once,
in turns, and the median is shown. The load generator shares the cores with what it measures.

${tables.join('\n\n')}
`;
}
