import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Client } from '../bench/harness/sources.ts';
import { type Asked, ask, forgetChoices } from './asking.ts';
import { defineTerms, forgetTerms, readTerms } from './glossary.ts';
import { parseOptions } from './options.ts';
import { type QuestionSet, readSets } from './question-set.ts';
import { consoleTable, markdown, type Section } from './report.ts';
import { withServer } from './server.ts';
import { readySources, sourceOf } from './sources.ts';
import { tallies } from './tally.ts';

/** `npm run eval -- <folder>`: asks every question of the sets in a folder, and counts what became of them. */
const options = parseOptions(process.argv.slice(2));
const terms = options.glossary === undefined ? [] : readTerms(options.glossary);

const askAll = async (client: Client, set: QuestionSet, known: Map<string, string>): Promise<Asked[]> => {
  const asked: Asked[] = [];
  const databases = Map.groupBy(set.questions, ({ database }) => database);
  for (const [database, questions] of databases) {
    const id = await sourceOf(client, known, { folder: set.folder, database });
    // One after the other: questions that run side by side would be measured waiting for each other.
    for (const question of questions) asked.push(await ask(client, id, question));
  }
  return asked;
};

/** Whether a database of the set understands any of the terms. */
const teach = async (client: Client, set: QuestionSet, known: Map<string, string>): Promise<boolean> => {
  let taught = 0;
  for (const database of new Set(set.questions.map((one) => one.database))) {
    const id = await sourceOf(client, known, { folder: set.folder, database });
    taught += await defineTerms(client, id, terms);
  }
  return taught > 0;
};

const prediction = (set: string, { question, outcome, rows, said, sql, ...rest }: Asked): string => {
  const status = outcome === 'ambiguous' ? 'clarify' : outcome === 'declined' ? 'refused' : 'answered';
  const { id, text, database, half } = question;
  return JSON.stringify({
    ...{ id, status, set, database, half, class: question.class, outcome, question: text, said, sql },
    ...{ exact: rest.exact, among: rest.among, parseMs: rest.parseMs, rows },
  });
};

const sets = readSets(options.folder)
  .filter(({ name }) => options.sets.length === 0 || options.sets.some((one) => name.startsWith(one)))
  .map((set) => ({
    ...set,
    questions: set.questions.filter(({ half }) => options.half === undefined || half === options.half),
  }));

const results = await withServer(options.data, async (client) => {
  const known = await readySources(client);
  await forgetChoices(client);
  await forgetTerms(client);
  const all: { readonly name: string; readonly asked: readonly Asked[] }[] = [];
  for (const set of sets) {
    const asked = await askAll(client, set, known);
    all.push({ name: set.name, asked });
    if (terms.length === 0 || !(await teach(client, set, known))) continue;
    const taught = await askAll(client, set, known);
    // A set whose databases understand a term that none of its questions uses has nothing more to tell.
    if (taught.some(({ said }, at) => said !== asked[at]?.said))
      all.push({ name: `${set.name} with glossary`, asked: taught });
    await forgetTerms(client);
  }
  return all;
});

const sections = results.map(({ name, asked }): Section => ({ name, tallies: tallies(asked) }));
console.log(consoleTable(sections));
const version = results
  .flatMap(({ asked }) => asked)
  .find(({ engineVersion }) => engineVersion)?.engineVersion;
if (options.out !== undefined)
  writeFileSync(
    options.out,
    results.flatMap(({ name, asked }) => asked.map((one) => `${prediction(name, one)}\n`)).join(''),
  );
if (options.publish) {
  const file = resolve(import.meta.dirname, '../docs/accuracy.md');
  writeFileSync(file, markdown(sections, version ?? '?', new Date().toISOString().slice(0, 10)));
}
