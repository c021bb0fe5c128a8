import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestFolder } from '#shared/testing';
import { interpret } from '../../src/modules/questions/domain/engine.js';
import { bakery } from './bakery/questions.js';
import { ambiguous } from './built-in/ambiguous.js';
import { comparison } from './built-in/comparison.js';
import { declined } from './built-in/declined.js';
import { distribution } from './built-in/distribution.js';
import { filter } from './built-in/filter.js';
import { map } from './built-in/map.js';
import { ranking } from './built-in/ranking.js';
import { singleValue } from './built-in/single-value.js';
import { trend } from './built-in/trend.js';
import { holds } from './judge.js';
import { library } from './library/questions.js';
import type { QuestionSet } from './question-set.js';
import { builtInSource, type Source, smallSource } from './sources.js';

const sets = {
  'built-in': [singleValue, ranking, filter, trend, comparison, distribution, map, ambiguous, declined],
  bakery: [bakery],
  library: [library],
} as const satisfies Readonly<Record<string, readonly QuestionSet[]>>;

type Verdict = 'right' | 'wrong' | 'missed';

interface Judged {
  readonly category: string;
  readonly question: string;
  readonly verdict: Verdict;
  readonly told: string;
}

const answer = async (source: Source, question: string, sql: string): Promise<[Verdict, string]> => {
  const reading = interpret(question, source.model);
  if (reading.status === 'ambiguous') return ['missed', reading.choices.map(({ text }) => text).join(' / ')];
  if (reading.status === 'declined') return ['missed', reading.reason];
  const [own, expected] = [await source.rows(reading.sql.text), await source.rows(sql)];
  return [holds(own, expected, /order by/i.test(sql)) ? 'right' : 'wrong', reading.reading.text];
};

const asked = (source: Source, question: string, phrase: string): [Verdict, string] => {
  const reading = interpret(question, source.model);
  if (reading.status === 'answered') return ['wrong', reading.reading.text];
  const right = reading.status === 'ambiguous' && reading.phrase.toLowerCase() === phrase;
  return [right ? 'right' : 'missed', reading.status === 'ambiguous' ? reading.phrase : reading.reason];
};

const refused = (source: Source, question: string, part: string): [Verdict, string] => {
  const reading = interpret(question, source.model);
  if (reading.status === 'answered') return ['wrong', reading.reading.text];
  const right = reading.status === 'declined' && reading.reason.includes(part);
  return [right ? 'right' : 'missed', reading.status === 'declined' ? reading.reason : reading.phrase];
};

const judge = async (source: Source, set: QuestionSet): Promise<readonly Judged[]> => {
  const judged: Judged[] = [];
  const add = (question: string, [verdict, told]: [Verdict, string]): void => {
    judged.push({ category: set.category, question, verdict, told });
  };
  for (const [sql, questions] of Object.entries(set.answered ?? {}))
    for (const question of questions) add(question, await answer(source, question, sql));
  for (const [phrase, questions] of Object.entries(set.ambiguous ?? {}))
    for (const question of questions) add(question, asked(source, question, phrase));
  for (const [part, questions] of Object.entries(set.declined ?? {}))
    for (const question of questions) add(question, refused(source, question, part));
  return judged;
};

const inWords = ({ category, question, told }: Judged): string => `${category}: ${question} -> ${told}`;

describe('the questions of the project', () => {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  const judged: Judged[] = [];

  beforeAll(async () => {
    folder = await makeTestFolder();
    for (const [name, own] of Object.entries(sets)) {
      const source = name === 'built-in' ? await builtInSource() : await smallSource(name, folder.path);
      for (const set of own) judged.push(...(await judge(source, set)));
      source.close();
    }
  });
  afterAll(() => folder.remove());

  it('are at least three hundred, and none is asked twice', () => {
    expect(judged.length).toBeGreaterThanOrEqual(300);
    expect(new Set(judged.map(({ category, question }) => `${category} ${question}`)).size).toBe(
      judged.length,
    );
  });

  it('get no wrong answer', () => {
    expect(judged.filter(({ verdict }) => verdict === 'wrong').map(inWords)).toEqual([]);
  });

  it('are answered, asked back or declined as they should be, but for one in fifty', () => {
    const missed = judged.filter(({ verdict }) => verdict === 'missed').map(inWords);
    expect(missed.length / judged.length, missed.join('\n')).toBeLessThanOrEqual(0.02);
  });
});
