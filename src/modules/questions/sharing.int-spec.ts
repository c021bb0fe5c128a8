import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtinDataSourceId, ListHiddenSources } from '#modules/data-sources';
import {
  GetTeamIds,
  MemberRemoved,
  organizationsErrors,
  RequireMembersAndTeams,
} from '#modules/organizations';
import type { Actor, Role } from '#shared/contracts';
import { type StartedModule, signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import type { QuestionShareView } from './contract/index.js';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

describe('a question', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;
  const teamId = randomUUID();
  const inTeam = new Set<string>();
  const strangers = new Set<string>();
  /** Who may not ask the source any more. */
  const shutOut = new Set<string>();
  let ann: Actor;
  let bob: Actor;

  const member = (role: Role = 'user') =>
    someActor({ organizationId: ann.organizationId, userId: randomUUID(), role });

  beforeAll(async () => {
    world = await smallWorld({
      GetTeamIds: stubQuery(GetTeamIds, ({ userId }) => (inTeam.has(userId) ? [teamId] : [])),
      ListHiddenSources: stubQuery(ListHiddenSources, ({ actor }) =>
        shutOut.has(actor.userId) ? [builtinDataSourceId] : [],
      ),
    });
    const known = stubQuery(RequireMembersAndTeams, ({ userIds }) => {
      for (const userId of userIds)
        if (strangers.has(userId)) throw organizationsErrors.memberNotFound({ userId });
    });
    app = await startModule(QuestionsModule, { stubs: [...world.stubs, known] });
  });
  beforeEach(() => {
    ann = someActor({ role: 'user' });
    bob = member();
  });
  afterAll(async () => {
    await app.stop();
    world.close();
  });

  const send = async (actor: Actor, route: string, payload?: object) => {
    const [method, path = ''] = route.split(' ') as ['GET', string];
    const url = `/api/v1/questions${path}`;
    const response = await app.http({ method, url, headers: signedInAs(actor), ...(payload && { payload }) });
    return { status: response.statusCode, body: response.json() };
  };
  const ask = async (actor: Actor, question: string, more: object = {}): Promise<string> =>
    (await send(actor, 'POST ', { question, ...more })).body.id;
  const share = (actor: Actor, id: string, shares: readonly Partial<QuestionShareView>[]) =>
    send(actor, `PUT /${id}/sharing`, { shares });
  const statuses = async (actor: Actor, id: string) => [
    (await send(actor, `GET /${id}`)).status,
    (await send(actor, `POST /${id}/answer`)).status,
  ];
  const listed = async (actor: Actor) =>
    (await send(actor, 'GET /shared')).body.items.map(({ id }: { id: string }) => id);

  it('is of nobody but who asked it, and of those who teach answers', async () => {
    const id = await ask(ann, 'population of Chicago');

    expect(await statuses(ann, id)).toEqual([200, 200]);
    expect(await statuses(bob, id)).toEqual([404, 404]);
    expect((await send(bob, `GET /${id}/sharing`)).status).toBe(404);
    expect((await share(bob, id, [])).status).toBe(404);
    expect(await statuses(member('analyst'), id)).toEqual([200, 200]);
    expect(await statuses({ ...bob, organizationId: randomUUID() }, id)).toEqual([404, 404]);
  });

  it('is shared with a member, a team or everybody, and with nobody any more', async () => {
    const [inside, outside] = [member(), member()];
    inTeam.add(inside.userId);
    const id = await ask(ann, 'population of Chicago');
    const cases = [
      { shares: [{ with: 'user', id: bob.userId }], sees: [bob], not: [inside, outside] },
      { shares: [{ with: 'team', id: teamId }], sees: [inside], not: [bob, outside] },
      { shares: [{ with: 'organization' }], sees: [bob, inside, outside], not: [] },
      { shares: [], sees: [], not: [bob, inside, outside] },
    ] as const;
    for (const { shares, sees, not } of cases) {
      const said = await share(ann, id, shares);
      const expected = { shares: shares.map((one) => ({ ...one, of: 'question' })) };
      expect(said).toEqual({ status: 200, body: expected });
      expect((await send(ann, `GET /${id}/sharing`)).body).toEqual(expected);
      for (const actor of sees) {
        expect(await statuses(actor, id)).toEqual([200, 200]);
        expect(await listed(actor)).toEqual([id]);
      }
      for (const actor of not) {
        expect(await statuses(actor, id)).toEqual([404, 404]);
        expect(await listed(actor)).toEqual([]);
      }
    }
    expect(await listed(ann)).toEqual([]);
  });

  it('shows each the rows that they may see, and nothing of what others saw', async () => {
    world.restrict(bob.userId, 'Missouri');
    const id = await ask(ann, 'total population of all cities');
    await share(ann, id, [{ with: 'organization' }]);

    const [own, his] = [await send(ann, `POST /${id}/answer`), await send(bob, `POST /${id}/answer`)];
    expect(own.body.result.rows.flat()).toContain(3538048);
    expect(his.body).toMatchObject({ id, askedBy: ann.userId, status: 'answered', policies: [{}] });
    expect(his.body.result.rows.flat()).toContain(677266);
    const record = (await send(bob, `GET /${id}`)).body;
    expect(record).toMatchObject({ askedBy: ann.userId, sql: { text: own.body.sql.text } });
    expect(record).not.toHaveProperty('summary');
    expect((await send(ann, `GET /${id}`)).body).not.toHaveProperty('askedBy');
    expect((await send(bob, 'GET ')).body.items).toEqual([]);
  });

  it('is shared by who asked it alone, and not when it has no answer', async () => {
    const id = await ask(ann, 'population of Chicago');
    await share(ann, id, [{ with: 'organization' }]);
    const further = await share(bob, id, [{ with: 'user', id: randomUUID() }]);
    expect(further).toMatchObject({ status: 403, body: { code: 'questions.notAskedByYou' } });

    const ambiguous = await ask(ann, 'Springfield population');
    const refused = await share(ann, ambiguous, [{ with: 'organization' }]);
    expect(refused).toMatchObject({ status: 409, body: { code: 'questions.notAnswered' } });
    expect((await send(ann, `POST /${ambiguous}/answer`)).body.code).toBe('questions.notAnswered');
    expect((await share({ ...ann, role: 'guest' }, id, [])).status).toBe(403);
  });

  it('is not shared with strangers, or twice with one', async () => {
    const id = await ask(ann, 'population of Chicago');
    const toBob = { with: 'user', id: bob.userId } as const;
    expect((await share(ann, id, [toBob, toBob])).body.detail).toContain('shares: name each of them once');
    strangers.add(bob.userId);
    expect((await share(ann, id, [toBob])).status).toBe(404);
    expect((await send(ann, `GET /${id}/sharing`)).body).toEqual({ shares: [] });
  });

  it('takes its whole conversation along, with what is asked later', async () => {
    const conversationId = randomUUID();
    const first = await ask(ann, 'population of Chicago', { conversationId });
    await share(ann, first, [{ with: 'user', id: bob.userId, of: 'conversation' }]);
    const second = await ask(ann, 'and in Kansas City?', { conversationId });
    const apart = await ask(ann, 'population of Chicago');

    expect(await listed(bob)).toEqual([second, first]);
    expect(await statuses(bob, second)).toEqual([200, 200]);
    expect(await statuses(bob, apart)).toEqual([404, 404]);
    // Not even with the same id of a conversation.
    const other = await ask(member(), 'population of Chicago');
    expect(await statuses(bob, other)).toEqual([404, 404]);
    await share(ann, second, []);
    expect(await listed(bob)).toEqual([]);
    const refused = await share(ann, apart, [{ with: 'organization', of: 'conversation' }]);
    expect(refused).toMatchObject({ status: 400, body: { code: 'questions.noConversation' } });
  });

  it('is not for whom its source is not, shared or not', async () => {
    const id = await ask(ann, 'population of Chicago');
    await share(ann, id, [{ with: 'organization' }]);
    const analyst = member('analyst');
    for (const actor of [bob, analyst]) shutOut.add(actor.userId);

    expect(await statuses(bob, id)).toEqual([404, 404]);
    expect(await statuses(analyst, id)).toEqual([404, 404]);
    expect(await listed(bob)).toEqual([]);
    const feedback = { questionId: id, verdict: 'right' };
    for (const [url, payload] of [
      ['/api/v1/nlp/feedback', feedback],
      ['/api/v1/nlp/goldens', { questionId: id }],
    ] as const)
      expect(
        (await app.http({ method: 'POST', url, headers: signedInAs(analyst), payload })).statusCode,
      ).toBe(404);
  });

  it('is no longer shared when one of the two leaves', async () => {
    const carla = member();
    const id = await ask(ann, 'population of Chicago');
    const toBoth = [bob, carla].map(({ userId }) => ({ with: 'user', id: userId }) as const);
    await share(ann, id, toBoth);
    await app.hear(new MemberRemoved({ organizationId: ann.organizationId, userId: bob.userId }));
    expect([await listed(bob), await listed(carla)]).toEqual([[], [id]]);

    await app.hear(new MemberRemoved({ organizationId: ann.organizationId, userId: ann.userId }));
    expect(await listed(carla)).toEqual([]);
  });

  it('tells the audit trail with whom it is shared', async () => {
    const id = await ask(ann, 'population of Chicago');
    await share(ann, id, [{ with: 'organization' }]);

    expect((await app.published()).at(-1)).toMatchObject({
      type: 'questions.question-shared',
      input: { questionId: id, actorId: ann.userId, before: { shares: [] }, after: { shares: [{}] } },
    });
  });
});
