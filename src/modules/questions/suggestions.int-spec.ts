import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SuggestionView } from '#modules/questions';
import { type Actor, publicOrganizationId } from '#shared/contracts';
import { type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

describe('suggestions', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;
  let ann: Actor;

  beforeAll(async () => {
    world = await smallWorld();
    app = await startModule(QuestionsModule, { stubs: world.stubs });
  });
  beforeEach(() => {
    ann = someActor();
  });
  afterAll(async () => {
    await app.stop();
    world.close();
  });

  const get = (query: string, headers: object = signedInAs(ann)) =>
    app.http({ method: 'GET', url: `/api/v1/nlp/suggestions?${query}`, headers: { ...headers } });
  const suggested = async (q: string, headers?: object): Promise<SuggestionView[]> =>
    (await get(`q=${encodeURIComponent(q)}`, headers)).json().items;
  const ask = async (question: string, headers: object = signedInAs(ann)) => {
    const url = '/api/v1/questions';
    return (await app.http({ method: 'POST', url, headers: { ...headers }, payload: { question } })).json();
  };

  it('for a source nobody has asked are made from its catalog', async () => {
    const starters = await suggested('');

    expect(starters.length).toBeGreaterThan(1);
    for (const { kind } of starters) expect(kind).toBe('starter');
  });

  it('complete what was typed', async () => {
    const items = await suggested('population of Chi');

    expect(items).toContainEqual({ kind: 'completion', text: 'population of Chicago' });
  });

  it('are answered when they are asked', async () => {
    const all = [
      ...(await suggested('')),
      ...(await suggested('popu')),
      ...(await suggested('population of ')),
    ];

    expect(all.length).toBeGreaterThan(3);
    for (const { text } of all) expect(await ask(text), text).toMatchObject({ status: 'answered' });
  });

  it('begin with what the organisation asks most', async () => {
    await ask('population of Chicago');
    for (const by of [ann, someActor({ organizationId: ann.organizationId })])
      await ask('population of Kansas City', signedInAs(by));
    await ask('population of Atlantis');

    expect((await suggested('pop')).slice(0, 2)).toEqual([
      { kind: 'asked', text: 'population of Kansas City', timesAsked: 2 },
      { kind: 'asked', text: 'population of Chicago', timesAsked: 1 },
    ]);
    expect((await suggested('')).map(({ kind }) => kind)).toContain('asked');
    const colleague = signedInAs(someActor({ organizationId: ann.organizationId }));
    const seen = (await suggested('pop', colleague)).filter(({ kind }) => kind === 'asked');
    expect(seen.map(({ text }) => text)).toEqual(['population of Kansas City']);
  });

  it('never show what is asked in another organisation, nor by guests', async () => {
    await ask('population of Chicago in Illinois');
    await ask('population of Chicago and Kansas City', {});
    const inPublic = signedInAs(someActor({ organizationId: publicOrganizationId }));

    for (const headers of [signedInAs(someActor({ userId: ann.userId })), {}, inPublic])
      for (const q of ['', 'pop', 'population of chicago'])
        expect((await suggested(q, headers)).map(({ kind }) => kind)).not.toContain('asked');
  });

  it('are none for words that nothing begins with', async () => {
    expect(await suggested('xyzzy')).toEqual([]);
  });

  it('are at most as many as wanted', async () => {
    expect((await get('limit=2')).json().items).toHaveLength(2);
    expect((await get('limit=21')).statusCode).toBe(400);
    expect((await get(`q=${'x'.repeat(201)}`)).statusCode).toBe(400);
  });

  it('of a source that one may not read do not exist', async () => {
    expect((await get(`dataSourceId=${randomUUID()}`)).statusCode).toBe(404);
  });
});
