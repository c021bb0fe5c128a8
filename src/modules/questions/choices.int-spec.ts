import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtinDataSourceId, DataSourceRemoved } from '#modules/data-sources';
import type { Actor } from '#shared/contracts';
import { type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { QuestionsConfig } from './infra/config.js';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

const question = 'Springfield population';

describe('a choice that was taken', () => {
  const ann = someActor();
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;

  beforeEach(async () => {
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

  const request = async (route: string, as: Actor | undefined = ann, body?: object) => {
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'DELETE', string];
    const response = await app.http({
      method,
      url: `/api/v1${path}`,
      headers: as.kind === 'guest' ? {} : signedInAs(as),
      ...(body && { payload: body }),
    });
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
  };
  const ask = async (text = question, as: Actor = ann) =>
    (await request('POST /questions', as, { question: text })).body;
  const choose = async (id: string, choiceId: string, as: Actor = ann) =>
    (await request(`POST /questions/${id}/choice`, as, { choiceId })).body;
  const chooseMissouri = async (as: Actor = ann) =>
    choose((await ask(question, as)).id, 'state=Missouri', as);
  const remembered = async (as: Actor = ann) => (await request('GET /questions/choices', as)).body.items;

  it('is applied to the same words from then on, and shown as an assumption', async () => {
    await chooseMissouri();
    const again = await ask('  springfield POPULATION? ');

    expect(again).toMatchObject({
      status: 'answered',
      chosen: ['state=Missouri'],
      reading: {
        assumptions: [
          {
            phrase: 'springfield',
            meaning: 'Springfield, Missouri',
            alternatives: ['Springfield, Illinois'],
            remembered: {
              id: expect.any(String),
              choiceId: 'state=Missouri',
              choices: [{ id: 'state=Missouri' }, { id: 'state=Illinois' }],
            },
          },
        ],
      },
      result: { rows: [expect.arrayContaining([169176])] },
    });
    expect((await request(`GET /questions/${again.id}`)).body).toMatchObject({
      chosen: ['state=Missouri'],
      reading: { assumptions: [{ remembered: { choiceId: 'state=Missouri' } }] },
    });
  });

  it('can be changed where it was applied', async () => {
    await chooseMissouri();
    const changed = await choose((await ask()).id, 'state=Illinois');

    expect(changed).toMatchObject({
      status: 'answered',
      result: { rows: [expect.arrayContaining([114394])] },
    });
    expect(await ask()).toMatchObject({ chosen: ['state=Illinois'] });
    expect(await remembered()).toHaveLength(1);
  });

  it('is not applied to other words', async () => {
    await chooseMissouri();

    expect(await ask('population of Springfield')).toMatchObject({ status: 'ambiguous' });
    expect(await ask('population of Chicago')).not.toHaveProperty('chosen');
  });

  it('is not applied for anybody else, nor in another organisation', async () => {
    await chooseMissouri();
    const colleague = someActor({ organizationId: ann.organizationId });
    const elsewhere = { ...ann, organizationId: randomUUID() };

    for (const as of [colleague, elsewhere]) {
      expect(await ask(question, as)).toMatchObject({ status: 'ambiguous' });
      expect(await remembered(as)).toEqual([]);
    }
  });

  it('of a guest is not remembered, for guests share one account', async () => {
    const guest: Actor = { ...ann, kind: 'guest' };
    expect(await chooseMissouri(guest)).toMatchObject({ status: 'answered' });

    expect(await ask(question, guest)).toMatchObject({ status: 'ambiguous' });
    expect(await request('GET /questions/choices', guest)).toMatchObject({ status: 401 });
  });

  it('is listed and can be forgotten', async () => {
    await chooseMissouri();
    const [one] = await remembered();
    expect(one).toMatchObject({
      dataSourceId: builtinDataSourceId,
      question,
      taken: [{ phrase: 'Springfield', id: 'state=Missouri', text: 'Springfield, Missouri' }],
    });

    const stranger = someActor({ organizationId: ann.organizationId });
    const forget = `DELETE /questions/choices/${one.id}`;
    expect(await request(forget, stranger)).toMatchObject({
      status: 404,
      body: { code: 'questions.choiceNotFound' },
    });
    expect(await request(forget)).toMatchObject({ status: 204 });
    expect(await ask()).toMatchObject({ status: 'ambiguous' });
    expect(await remembered()).toEqual([]);
  });

  it('is asked for again when the data does not offer it any more', async () => {
    await chooseMissouri();
    await world.change(
      `delete from cities where city = 'Springfield' and state = 'Missouri';
       insert into cities values ('Springfield', 'Oregon', 59403)`,
    );

    expect(await ask()).toMatchObject({
      status: 'ambiguous',
      choices: [{ id: 'state=Illinois' }, { id: 'state=Oregon' }],
    });
  });

  it('is still applied on new data that offers it', async () => {
    await chooseMissouri();
    await world.change(
      `update cities set population = 170000 where state = 'Missouri' and population < 200000`,
    );

    expect(await ask()).toMatchObject({ result: { rows: [expect.arrayContaining([170000])] } });
  });

  it('goes with its source', async () => {
    await chooseMissouri();
    const { organizationId } = ann;
    await app.hear(new DataSourceRemoved({ dataSourceId: builtinDataSourceId, organizationId }));

    expect(await remembered()).toEqual([]);
  });
});
