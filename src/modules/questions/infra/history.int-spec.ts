import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '#shared/database';
import { type StartedModule, startModule } from '#shared/testing';
import { QuestionsModule } from '../questions.module.js';
import { smallWorld } from '../testing/small-world.js';
import { History, type NewQuestion } from './history.js';

describe('the history', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;
  let organizationId: string;

  beforeAll(async () => {
    world = await smallWorld();
    app = await startModule(QuestionsModule, { stubs: world.stubs });
  });
  beforeEach(() => {
    organizationId = randomUUID();
  });
  afterAll(async () => {
    await app.stop();
    world.close();
  });

  const asked = (fields: Partial<NewQuestion> = {}): NewQuestion => ({
    id: randomUUID(),
    organizationId,
    userId: randomUUID(),
    dataSourceId: randomUUID(),
    conversationId: null,
    follows: null,
    clarifies: null,
    chosen: [],
    question: 'why?',
    status: 'declined',
    outcome: { cause: 'unclear', reason: 'because', notUnderstood: ['why'], suggestions: [] },
    timing: { parseMs: 1, executeMs: 0, cached: false },
    askedAt: '2026-01-31T12:00:00.000Z',
    ...fields,
  });
  const add = (question: NewQuestion) => app.get(History).add(question);
  const written = async () => {
    const sql = 'select question from questions.question where organization_id = $1 order by question';
    const rows = await app.get(Database).query<{ question: string }>(sql, [organizationId]);
    return rows.map(({ question }) => question);
  };
  const commits = async () => (await app.published()).length;

  it('has a question when it says so', async () => {
    await add(asked({ question: 'first' }));

    expect(await written()).toEqual(['first']);
  });

  it('writes what arrives together in a few commits, each announced once', async () => {
    const before = await commits();
    await Promise.all(Array.from({ length: 200 }, () => add(asked())));

    expect(await written()).toHaveLength(200);
    expect((await commits()) - before).toBeLessThanOrEqual(3);
  });

  it('keeps the outcome of each question, also where several came to the same', async () => {
    const same = { cause: 'unclear', reason: 'same', notUnderstood: [], suggestions: [] } as const;
    const other = { ...same, reason: 'other' };
    const outcomes = [same, other, same, { ...same }];
    await Promise.all(outcomes.map((outcome, at) => add(asked({ question: `${at}`, outcome }))));

    const sql = `select outcome ->> 'reason' as reason from questions.question where organization_id = $1 order by question`;
    const rows = await app.get(Database).query<{ reason: string }>(sql, [organizationId]);
    expect(rows.map(({ reason }) => reason)).toEqual(['same', 'other', 'same', 'same']);
  });

  it('keeps texts as they are', async () => {
    const texts = ['a "quoted" \\ one', "it's {1,2}", '🦄 ünï', 'null', '\\u0000'];
    await Promise.all(texts.map((question) => add(asked({ question, chosen: [question] }))));

    expect((await written()).toSorted()).toEqual(texts.toSorted());
    const sql = 'select chosen from questions.question where organization_id = $1';
    const rows = await app.get(Database).query<{ chosen: string[] }>(sql, [organizationId]);
    expect(rows.flatMap(({ chosen }) => chosen).toSorted()).toEqual(texts.toSorted());
  });

  it('lets a question that cannot be kept fail alone', async () => {
    const good = [asked({ question: 'a' }), asked({ question: 'b' })];
    const bad = asked({ question: 'NUL \0' });
    const outcomes = await Promise.allSettled([...good, bad].map(add));

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await written()).toEqual(['a', 'b']);
  });

  it('says so when nothing can be written, and goes on when it can again', async () => {
    const { query } = app.get(Database);
    const rename = (from: string, to: string) =>
      query.call(app.get(Database), `alter table questions.${from} rename to ${to}`);
    await rename('question', 'gone');
    const outcomes = await Promise.allSettled([add(asked()), add(asked())]);
    await rename('gone', 'question');
    await add(asked({ question: 'again' }));

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await written()).toEqual(['again']);
  });

  it('is complete when the process stops', async () => {
    const late = await startModule(QuestionsModule, { stubs: world.stubs });
    const adding = Promise.all([late.get(History).add(asked()), late.get(History).add(asked())]);
    await late.stop();

    await expect(adding).resolves.toHaveLength(2);
  });
});
