import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Gold } from './scoring/judge.ts';

/** A line of a set's `questions.jsonl`. */
interface Line extends Gold {
  readonly id: string;
  readonly question: string;
  readonly question_syn?: string;
  readonly db?: string;
  readonly table?: string;
  readonly query_group?: number;
  readonly clean?: boolean;
  readonly gold_status?: string;
  readonly features?: { readonly class?: string };
}

export type Half = 'a' | 'b';

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly class: string;
  readonly half: Half;
  readonly database: string;
  readonly gold: Gold;
}

/** The questions of one wording over the databases of one folder. */
export interface QuestionSet {
  readonly name: string;
  readonly folder: string;
  readonly questions: readonly Question[];
}

const questionsFile = 'questions.jsonl';

const halfOf = (text: string): Half =>
  (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 0 ? 'a' : 'b';

const isSound = ({ clean, gold_status, gold_answer, gold_rows }: Line): boolean =>
  clean !== false && (gold_status ?? 'ok') === 'ok' && (gold_answer ?? gold_rows) !== undefined;

const readLines = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Databases are told apart by their names; where there is only one, questions by what they have in common. */
const toQuestion = (line: Line, text: string, single: boolean): Question => {
  const database = line.db ?? line.table ?? '';
  return {
    id: line.id,
    text,
    class: line.features?.class ?? 'list',
    half: halfOf(single ? `${line.query_group ?? line.id}` : database),
    database,
    gold: line,
  };
};

const readSet = (folder: string): QuestionSet[] => {
  const lines = readLines(join(folder, questionsFile)).filter(isSound);
  if (lines.length === 0) return [];
  const single = new Set(lines.map(({ db, table }) => db ?? table)).size === 1;
  const name = basename(folder);
  const questions = lines.map((line) => toQuestion(line, line.question, single));
  const reworded = lines.flatMap((line) =>
    line.question_syn === undefined ? [] : [toQuestion(line, line.question_syn, single)],
  );
  return [
    { name, folder, questions },
    ...(reworded.length > 0 ? [{ name: `${name} (reworded)`, folder, questions: reworded }] : []),
  ];
};

/** The set in a folder, or the sets in the folders below it; questions whose gold is in doubt are left out. */
export const readSets = (folder: string): QuestionSet[] => {
  if (existsSync(join(folder, questionsFile))) return readSet(folder);
  const below = readdirSync(folder).filter((name) => existsSync(join(folder, name, questionsFile)));
  if (below.length === 0) throw new Error(`There is no ${questionsFile} in ${folder} or the folders in it.`);
  return below.sort().flatMap((name) => readSet(join(folder, name)));
};
