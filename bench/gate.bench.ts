import { runScript } from './harness/child.ts';
import type { Bench, Figure } from './harness/figure.ts';
import type { GateTimes } from './harness/gate.ts';

const dialects = [
  { dialect: 'duckdb', name: 'DuckDB' },
  { dialect: 'postgresql', name: 'PostgreSQL' },
  { dialect: 'mysql', name: 'MySQL' },
];

async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { dialect, name } of dialects) {
    const { checked, parsed, refused } = await runScript<GateTimes>('gate.ts', { dialect });
    const target = { atMost: 2 };
    figures.push(
      { name: `Gate before ${name}, p95`, ours: checked, raw: parsed, unit: 'ms', target },
      {
        name: `Gate before ${name}, 1 MB or 800 levels refused, slowest`,
        ours: refused,
        raw: parsed,
        unit: 'ms',
        target: { atMost: 50 },
      },
    );
  }
  return figures;
}

export const bench: Bench = {
  title: 'The gate, statements that it has not seen (raw: the parser of the dialect alone, p95)',
  run,
};
