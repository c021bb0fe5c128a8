import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OrganizationDeleted } from '#modules/organizations';
import { questionsContract } from '#modules/questions';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

const declined = '{"cause": "unclear", "reason": "What?", "notUnderstood": [], "suggestions": []}';

describe('old questions', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;
  let ann: Actor;

  beforeAll(async () => {
    world = await smallWorld();
    app = await startModule(QuestionsModule, { stubs: world.stubs });
  });
  beforeEach(() => {
    ann = someActor({ role: 'user', userId: randomUUID() });
  });
  afterAll(async () => {
    await app.stop();
    world.close();
  });

  const query = <T>(sql: string, values: unknown[] = []) => app.get(Database).query<T & object>(sql, values);
  const ask = async (askedAt: string, clarifies: string | null = null, actor = ann) => {
    const id = randomUUID();
    await query(
      `insert into questions.question (id, organization_id, user_id, data_source_id, clarifies, chosen, question, status, outcome, timing, asked_at)
       values ($1, $2, $3, $2, $4, '{state=Missouri}', 'What is “it”?', 'declined', $6, '{"parseMs": 1, "executeMs": 0, "cached": false}', $5)`,
      [id, actor.organizationId, actor.userId, clarifies, askedAt, declined],
    );
    return id;
  };
  const saidOf = (questionId: string) =>
    query(
      `insert into questions.feedback (id, organization_id, user_id, question_id, verdict, given_at)
       values (gen_random_uuid(), $1, $2, $3, 'wrong', now())`,
      [ann.organizationId, randomUUID(), questionId],
    );
  const order = { kind: 'history', removeBefore: '2019-01-01T00:00:00.000Z', exceptions: [], dryRun: false };
  const apply = (more: Partial<typeof order> & { archiveBefore?: string } = {}) =>
    app.commands.execute(
      new questionsContract.retention.apply({ ...order, organizationId: ann.organizationId, ...more }),
    );
  const archiveBefore = '2021-02-15T00:00:00.000Z';
  const get = async (path: string, actor = ann) => {
    const response = await app.http({ url: `/api/v1/questions${path}`, headers: signedInAs(actor) });
    return { status: response.statusCode, body: response.json() };
  };
  const left = () =>
    query('select id from questions.question where organization_id = $1 order by asked_at', [
      ann.organizationId,
    ]);
  const files = () =>
    query<{ key: string }>('select object_key as key from questions.archive where organization_id = $1', [
      ann.organizationId,
    ]);
  const feedback = () =>
    query('select question_id from questions.feedback where organization_id = $1', [ann.organizationId]);
  const personal = { email: '', userId: '' };

  it('go with what was said of them, newer ones that settled them stay', async () => {
    const old = await ask('2018-01-01');
    const between = await ask('2018-01-02', old);
    const young = await ask('2026-01-01', between);
    await saidOf(old);

    expect(await apply()).toEqual([{ organizationId: ann.organizationId, archived: 0, removed: 2 }]);
    expect(await query('select id, clarifies from questions.question where id = $1', [young])).toEqual([
      { id: young, clarifies: null },
    ]);
    expect(await left()).toEqual([{ id: young }]);
    expect(await feedback()).toEqual([]);
  });

  it('are archived by whole months, after the same was counted, and are read as before', async () => {
    const first = await ask('2021-01-10');
    const second = await ask('2021-01-31T23:59:59Z', first);
    const later = await ask('2021-02-01', first);
    const before = (await get(`/${second}`)).body;
    const expected = [{ organizationId: ann.organizationId, archived: 2, removed: 0 }];

    expect(await apply({ archiveBefore, dryRun: true })).toEqual(expected);
    expect(await left()).toHaveLength(3);
    expect(await apply({ archiveBefore })).toEqual(expected);
    expect(await apply({ archiveBefore })).toEqual([]);
    expect(await left()).toEqual([{ id: later }]);
    expect((await get(`/${second}`)).body).toEqual(before);
    expect(before).toMatchObject({
      id: second,
      clarifies: first,
      chosen: ['state=Missouri'],
      cause: 'unclear',
    });
    expect((await get(`/${second}`, { ...ann, userId: randomUUID() })).status).toBe(404);

    const { items } = (await get('/archives')).body;
    expect(items).toMatchObject([{ month: '2021-01', questions: 2 }]);
    const read = (await get(`/archives/${items[0].id}?limit=1`)).body;
    expect(read.items).toEqual([before]);
    const rest = (await get(`/archives/${items[0].id}?cursor=${read.nextCursor}`)).body;
    expect(rest.items).toMatchObject([{ id: first }]);
    expect((await get(`/archives/${items[0].id}`, { ...ann, userId: randomUUID() })).status).toBe(404);
  });

  it('leave the archive when they are over, and not under a hold', async () => {
    await saidOf(await ask('2020-05-01'));
    const { organizationId } = ann;
    const held = { ...order, removeBefore: '0001-01-01T00:00:00.000Z', organizationId, archiveBefore };
    expect(await apply({ exceptions: [held] as never[], archiveBefore })).toMatchObject([{ archived: 1 }]);
    const [file] = await files();
    const over = { removeBefore: '2021-01-01T00:00:00.000Z' };
    expect(await apply({ ...over, exceptions: [held] as never[] })).toEqual([]);
    expect(await feedback()).toHaveLength(1);

    const expected = [{ organizationId, archived: 0, removed: 1 }];
    expect(await apply({ ...over, dryRun: true })).toEqual(expected);
    expect(await apply(over)).toEqual(expected);
    expect(await files()).toEqual([]);
    expect(await feedback()).toEqual([]);
    expect(await app.get(ObjectStore).exists(file?.key ?? '')).toBe(false);
  });

  it('are given to the person with the rest, and erased with it', async () => {
    const { organizationId } = ann;
    const colleague = someActor({ organizationId, userId: randomUUID() });
    const id = await ask('2020-05-01');
    const other = await ask('2020-05-02', null, colleague);
    await saidOf(id);
    await apply({ archiveBefore });
    const [file] = await query<{ key: string }>(
      'select object_key as key from questions.archive where user_id = $1',
      [ann.userId],
    );
    const person = { ...personal, userId: ann.userId };

    const { rows } = await app.queries.execute(
      new questionsContract.personalData.collect({ person, table: 'archive' }),
    );
    expect(rows).toMatchObject([{ month: '2020-05-01', questions: [{ id, question: 'What is “it”?' }] }]);
    const erase = { person, pseudonym: randomUUID() };
    await app.commands.execute(new questionsContract.personalData.erase(erase));
    expect(await app.get(ObjectStore).exists(file?.key ?? '')).toBe(false);
    expect(await feedback()).toEqual([]);
    expect((await get(`/${id}`)).status).toBe(404);
    expect((await get(`/${other}`, colleague)).status).toBe(200);
  });

  it('go with their organisation, archived or not', async () => {
    await ask('2020-05-01');
    await apply({ archiveBefore });
    const [file] = await files();
    await app.hear(new OrganizationDeleted({ organizationId: ann.organizationId }));

    expect(await files()).toEqual([]);
    expect(await app.get(ObjectStore).exists(file?.key ?? '')).toBe(false);
  });

  it('that a killed process had begun to archive are archived by the next, and its file is gone', async () => {
    const id = await ask('2020-05-01');
    const key = `questions/${ann.organizationId}/cut.parquet`;
    await query(
      `insert into questions.archive (id, organization_id, user_id, month, question_ids, last_asked_at, object_key, archived_at)
       values (gen_random_uuid(), $1, $2, '2020-05-01', array[$3::uuid], now(), $4, now())`,
      [ann.organizationId, ann.userId, id, key],
    );
    expect((await get('/archives')).body.items).toEqual([]);
    await apply({ archiveBefore });

    expect((await files()).map((one) => one.key)).not.toContain(key);
    expect((await get('/archives')).body.items).toMatchObject([{ month: '2020-05', questions: 1 }]);
  });
});
