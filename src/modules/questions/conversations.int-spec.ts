import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtinDataSourceId, DataSourceRemoved } from '#modules/data-sources';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { QuestionsConfig } from './infra/config.js';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';
import { ForgetOldConversations } from './use-cases/forget-old-conversations.js';

describe('a conversation', () => {
  let ann: Actor;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;
  let conversationId: string;

  beforeEach(async () => {
    ann = someActor();
    conversationId = randomUUID();
    world = await smallWorld();
    app = await startModule(QuestionsModule, {
      stubs: world.stubs,
      override: (builder) =>
        builder.overrideProvider(QuestionsConfig).useValue({ ...new QuestionsConfig(), recheckMs: 0 }),
    });
  });
  afterEach(async () => {
    await app.stop();
    world.close();
  });

  /** Without an actor as a guest. */
  const post = async (path: string, body: object, as?: Actor) => {
    const headers = as ? { ...signedInAs(as) } : {};
    const response = await app.http({ method: 'POST', url: `/api/v1${path}`, headers, payload: body });
    return { status: response.statusCode, body: response.json() };
  };
  const ask = async (question: string, as: Actor = ann, more: object = {}) =>
    (await post('/questions', { question, conversationId, ...more }, as)).body;
  const choose = async (id: string, choiceId: string) =>
    (await post(`/questions/${id}/choice`, { choiceId }, ann)).body;

  it('goes on from its newest answer, and says after which question', async () => {
    const first = await ask('population of cities in Illinois');
    const second = await ask('and in Missouri?');
    const third = await ask('the highest');

    expect(second).toMatchObject({ status: 'answered', follows: first.id, conversationId });
    expect(second.result.rows).toHaveLength(2);
    expect(third).toMatchObject({ follows: second.id });
    const kept = await app.http({ url: `/api/v1/questions/${second.id}`, headers: { ...signedInAs(ann) } });
    expect(kept.json()).toMatchObject({ follows: first.id, question: 'and in Missouri?' });
  });

  it('goes on from what was answered before a question that was declined or asked back', async () => {
    const first = await ask('population of Chicago');
    await ask('population of Atlantis');
    await ask('and Springfield?');

    expect(await ask('and Kansas City?')).toMatchObject({ status: 'answered', follows: first.id });
  });

  it('begins anew with a question that stands on its own', async () => {
    await ask('population of Chicago');
    const anew = await ask('cities in Missouri');

    expect(anew).toMatchObject({ status: 'answered' });
    expect(anew).not.toHaveProperty('follows');
  });

  it('does not exist for anybody else, in the organisation and outside', async () => {
    await ask('population of Chicago');
    const colleague = { ...someActor(), organizationId: ann.organizationId };

    for (const other of [colleague, someActor(), undefined]) {
      const { status, body } = await post(
        '/questions',
        { question: 'and Kansas City?', conversationId },
        other,
      );
      expect(status).toBe(404);
      expect(body.code).toBe('questions.conversationNotFound');
    }
  });

  it('of guests is known to who has its id', async () => {
    await post('/questions', { question: 'population of Chicago', conversationId });
    const { body } = await post('/questions', { question: 'and Kansas City?', conversationId });

    expect(body).toMatchObject({ status: 'answered', result: { rows: [[508090]] } });
  });

  it('belongs to one of many who begin it at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        post('/questions', { question: 'population of Chicago', conversationId }, at % 2 ? ann : someActor()),
      ),
    );
    const owners = all.filter(({ status }) => status === 201).length;

    expect(all.every(({ status }) => status === 201 || status === 404)).toBe(true);
    expect([1, 6]).toContain(owners);
  });

  it('reads each of several questions at once after one of the others, and never after two', async () => {
    const first = await ask('population of Chicago');
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => ask(at % 2 ? 'and Kansas City?' : 'and Chicago?')),
    );

    const known = new Set([first.id, ...all.map(({ id }) => id)]);
    for (const [at, one] of all.entries()) {
      expect(one).toMatchObject({ status: 'answered', result: { rows: [[at % 2 ? 508090 : 2746388]] } });
      expect(known).toContain(one.follows);
    }
  });

  it('asks back what fits in several ways, and goes on from what was chosen', async () => {
    const open = await ask('Springfield population');
    await choose(open.id, 'state=Illinois');
    const first = await ask('and Chicago?');
    const springfield = await ask('and Springfield?');
    expect(springfield).toMatchObject({ status: 'ambiguous', follows: first.id });
    const chosen = await choose(springfield.id, 'state=Missouri');
    expect(chosen).toMatchObject({ status: 'answered', follows: first.id, clarifies: springfield.id });
    expect(chosen.result.rows.flat()).toContain(169176);
    expect(await ask('and Chicago?')).toMatchObject({ follows: chosen.id, result: { rows: [[2746388]] } });
  });

  it('takes "the other one" for the other choice', async () => {
    const open = await ask('Springfield population');
    const chosen = await choose(open.id, 'state=Missouri');
    expect(chosen.result.rows.flat()).toContain(169176);

    const other = await ask('the other one');
    expect(other).toMatchObject({ status: 'answered', chosen: ['state=Illinois'], clarifies: open.id });
    expect(other.result.rows.flat()).toContain(114394);
    expect((await ask('the other one')).result.rows.flat()).toContain(169176);
  });

  it('leaves out what was carried over, if that is chosen', async () => {
    await ask('cities in Illinois with more than 200,000 people');
    const next = await ask('and in Missouri?');
    const { choices } = next.reading.assumptions.find(({ meaning }: { meaning: string }) =>
      /200,000/.test(meaning),
    ).carried;
    const chosen = await choose(next.id, choices[0].id);

    expect(next.result.rows).toHaveLength(1);
    expect(chosen).toMatchObject({ status: 'answered', clarifies: next.id });
    expect(chosen.result.rows).toHaveLength(2);
  });

  it('goes on when the data has a new version, with the new data', async () => {
    await ask('population of Chicago');
    await world.change(`update cities set population = 508091 where city = 'Kansas City'`);

    expect(await ask('and Kansas City?')).toMatchObject({
      result: { rows: [[508091]] },
      provenance: { dataVersion: 'data-2' },
    });
  });

  it('does not go on about a source that is gone', async () => {
    await ask('population of Chicago');
    await app.hear(
      new DataSourceRemoved({ dataSourceId: builtinDataSourceId, organizationId: ann.organizationId }),
    );
    const next = await ask('and Kansas City?');

    expect(next).toMatchObject({
      status: 'declined',
      reason: expect.stringContaining('cannot be continued'),
    });
  });

  it('is forgotten when nobody has asked for long, and is then a new one', async () => {
    await ask('population of Chicago');
    await choose((await ask('Springfield population')).id, 'state=Illinois');
    const later = await ask('and Springfield?');
    expect(later).toMatchObject({ status: 'ambiguous' });
    await app
      .get(Database)
      .query(`update questions.conversation set last_asked_at = now() - interval '25 hours'`);
    expect(await ask('and Kansas City?')).toMatchObject({
      reason: expect.stringContaining('none before it'),
    });
    await app
      .get(Database)
      .query(`update questions.conversation set last_asked_at = now() - interval '25 hours'`);
    expect(await choose(later.id, 'state=Missouri')).toMatchObject({ status: 'declined' });

    await app.get(ForgetOldConversations).run();
    const left = await app.get(Database).query('select 1 from questions.reading');
    expect(left).toEqual([]);
    const { status } = await post(
      '/questions',
      { question: 'population of Chicago', conversationId },
      someActor(),
    );
    expect(status).toBe(201);
  });

  it('keeps the newest two hundred readings, however long it goes on', async () => {
    const { id } = await ask('population of Chicago');
    await app.get(Database).query(`
      with one as (select * from questions.reading where question_id = '${id}'),
           asked as (insert into questions.question
             select (jsonb_populate_record(asked_once, jsonb_build_object('id', gen_random_uuid()))).*
               from questions.question as asked_once, generate_series(1, 300) where asked_once.id = '${id}' returning id)
      insert into questions.reading (question_id, conversation_id, data_source_id, context)
      select asked.id, one.conversation_id, one.data_source_id, one.context from asked, one`);
    await app.get(ForgetOldConversations).run();

    expect(await app.get(Database).query('select 1 from questions.reading')).toHaveLength(200);
    expect(await ask('and Kansas City?')).toMatchObject({ status: 'answered' });
  });

  it('is not what golden answers and remembered choices are made of', async () => {
    await ask('population of Chicago');
    const next = await ask('and Kansas City?');
    const analyst = { ...ann, role: 'analyst' as const };
    const { status, body } = await post('/nlp/goldens', { questionId: next.id }, analyst);

    expect([status, body.code]).toEqual([409, 'questions.isFollowUp']);
  });
});
