import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Bench, Figure } from './harness/figure.ts';
import { isMet } from './harness/figure.ts';
import { consoleTable, markdown, type Section } from './harness/report.ts';

/** `npm run bench` measures everything and writes docs/benchmarks.md; `npm run bench -- http load` only those. */
const wanted = process.argv.slice(2);
const available = globSync('*.bench.ts', { cwd: import.meta.dirname }).sort();
const nameOf = (file: string) => basename(file, '.bench.ts');
const chosen = available.filter((file) => wanted.length === 0 || wanted.includes(nameOf(file)));
const unknown = wanted.filter((name) => !available.some((file) => nameOf(file) === name));
if (unknown.length > 0)
  throw new Error(`There is no bench ${unknown.join(', ')}. There are: ${available.map(nameOf).join(', ')}.`);

const sections: Section[] = [];
for (const file of chosen) {
  // biome-ignore lint/plugin: every bench of this folder is run, whatever it is called.
  const { bench }: { bench: Bench } = await import(join(import.meta.dirname, file));
  console.log(`\n${bench.title}`);
  const figures: Figure[] = await bench.run();
  console.log(consoleTable(figures));
  sections.push({ title: bench.title, figures });
}

if (wanted.length === 0) {
  const docs = resolve(import.meta.dirname, '../docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'benchmarks.md'), markdown(sections));
  console.log('\nWritten to docs/benchmarks.md.');
}
const missed = sections.flatMap(({ figures }) => figures).filter((figure) => !isMet(figure));
if (missed.length > 0) console.log(`\n${missed.length} of the figures miss their target.`);
