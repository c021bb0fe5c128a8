import { it } from 'vitest';
import granted from '../../architecture.json' with { type: 'json' };
import { expectGeneratedPart } from './generated.js';

const graph: Record<string, { readonly uses: readonly string[] }> = granted;

/** An edge that a longer way says already is left out, so that the picture can be read. */
function isShortcut(from: string, to: string): boolean {
  return (graph[from]?.uses ?? []).some((middle) => middle !== to && reaches(middle, to));
}

const reaches = (from: string, to: string): boolean =>
  (graph[from]?.uses ?? []).some((next) => next === to || reaches(next, to));

function picture(): string {
  const edges = Object.entries(graph).flatMap(([from, { uses }]) =>
    uses.filter((to) => !isShortcut(from, to)).map((to) => `  ${from} --> ${to}`),
  );
  const alone = Object.keys(graph)
    .filter((name) => !edges.some((edge) => edge.split(' ').includes(name)))
    .map((name) => `  ${name}`);
  return ['```mermaid', 'flowchart TD', ...edges, ...alone, '```', ''].join('\n');
}

it('the picture of the modules in the README is that of architecture.json', () => {
  expectGeneratedPart('README.md', 'module graph', picture());
});
