import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SetLegalHold } from '#modules/governance';
import { RequireFreshSession } from '#modules/identity';
import { GetProfile, ListOrganizations, type OrganizationView } from '#modules/organizations';
import { Clock } from '#shared/clock';
import { CoreConfig } from '#shared/config';
import { type Actor, Audited, definePersonalData, type PersonalCount } from '#shared/contracts';
import { Database } from '#shared/database';
import { PersonalDataRegister } from '#shared/personal-data';
import {
  FixedClock,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { governancePersonalData } from './contract/personal-data.js';
import { GovernanceModule } from './governance.module.js';
import { TendPersonalData } from './use-cases/gdpr/tend-personal-data.js';

const identity = definePersonalData('identity', []);
const billing = definePersonalData('billing', []);

describe('an erasure', () => {
  const clock = new FixedClock('2026-01-31T12:00:00.000Z');
  let app: StartedModule;
  let person: Actor;
  let owned: Partial<OrganizationView>[];
  /** What each of the other modules still has, and what befalls it when it is to erase. */
  let rows: Record<string, number>;
  let order: string[];
  let whenErasing: (module: string) => void;

  beforeAll(async () => {
    const counted = (module: string): PersonalCount[] => [
      { table: 'thing', onErase: 'delete', rows: rows[module] ?? 0 },
    ];
    const erase = (module: string) => {
      order.push(module);
      whenErasing(module);
      rows[module] = 0;
    };
    app = await startModule(GovernanceModule, {
      stubs: [
        stubQuery(RequireFreshSession, () => ({ userId: person.userId })),
        stubQuery(GetProfile, ({ userId }) => ({ ...profile, userId, email: `${userId}@example.com` })),
        stubQuery(ListOrganizations, () => owned as OrganizationView[]),
        ...[identity, billing].flatMap((one) => [
          stubQuery(one.count, () => counted(one.module)),
          stubCommand(one.erase, () => erase(one.module)),
        ]),
      ],
      override: (builder) =>
        builder
          .overrideProvider(Clock)
          .useValue(clock)
          .overrideProvider(PersonalDataRegister)
          .useValue(new PersonalDataRegister([billing, governancePersonalData, identity])),
    });
  });
  beforeEach(() => {
    person = someActor();
    owned = [];
    rows = { identity: 3, billing: 5 };
    order = [];
    whenErasing = () => {};
  });
  afterAll(() => app.stop());

  const profile = { name: 'Ada', avatarId: null, locale: null, timeZone: null, preferences: {}, privacy: {} };
  const occasion = { action: 'x.y', occurredAt: '2026-01-01T00:00:00.000Z', correlationId: 'r' };
  const send = async (method: 'GET' | 'POST' | 'DELETE', path = '', actor = person) => {
    const headers = signedInAs(actor);
    const answer = await app.http({ method, url: `/api/v1/governance/gdpr/erasures${path}`, headers });
    return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
  };
  const follow = async ({ id, receipt }: { id: string; receipt: string }) => {
    const headers = { 'erasure-receipt': receipt };
    return (await app.http({ url: `/api/v1/governance/gdpr/erasures/${id}`, headers })).json();
  };
  const asked = async (): Promise<{ id: string; receipt: string }> => (await send('POST')).body;
  const whenDue = async () => {
    clock.advance(7 * 86_400);
    await app.get(TendPersonalData).run();
    await app.jobs.runAll();
  };

  it('is scheduled, can be cancelled, and then can be asked for again', async () => {
    const request = await send('POST');
    expect(request).toMatchObject({ status: 202, body: { state: 'scheduled', steps: [] } });
    expect((await send('POST')).body).toMatchObject({ status: 409, code: 'governance.erasureRequested' });
    expect((await send('DELETE', `/${request.body.id}`, someActor())).status).toBe(404);
    expect((await send('DELETE', `/${request.body.id}`)).status).toBe(204);
    await whenDue();
    expect(order).toEqual([]);
    expect(await follow(request.body)).toMatchObject({ state: 'cancelled' });
    expect(await follow({ ...request.body, receipt: 'another' })).toMatchObject({ status: 404 });
    expect((await send('DELETE', `/${(await asked()).id}`)).status).toBe(204);
  });

  it('goes from module to module, and says at its end what was erased and not of whom', async () => {
    const request = await asked();
    await whenDue();
    const done = await follow(request);

    expect(order).toEqual(['identity', 'billing']);
    expect(done).toMatchObject({ state: 'completed', certificate: { erasureId: request.id } });
    expect(done.certificate.modules).toMatchObject([
      { module: 'identity', tables: [{ table: 'thing', onErase: 'delete', rows: 3 }] },
      { module: 'billing', tables: [{ table: 'thing', onErase: 'delete', rows: 5 }] },
      { module: 'governance' },
    ]);
    const kept = await app
      .get(Database)
      .query('select row_to_json(e)::text as row from governance.erasure e where id = $1', [request.id]);
    expect(JSON.stringify(kept)).not.toContain(person.userId);
    const outbox = join(app.get(CoreConfig).dataFolder, 'outbox');
    const mails = await Promise.all(
      (await readdir(outbox)).map((file) => readFile(join(outbox, file), 'utf8')),
    );
    expect(mails.filter((mail) => mail.includes(person.userId) && mail.includes(request.id))).toHaveLength(1);
  });

  it('tries a module again that failed, and tells what there was before the first attempt', async () => {
    let failures = 2;
    whenErasing = (module) => {
      if (module !== 'billing' || failures-- <= 0) return;
      rows.billing = 1;
      throw new Error('Killed in the middle.');
    };
    const request = await asked();
    await whenDue();
    const { state, steps, certificate } = await follow(request);

    expect(state).toBe('completed');
    expect(steps).toContainEqual(
      expect.objectContaining({ module: 'billing', state: 'erased', attempts: 3 }),
    );
    expect(certificate.modules[1]).toMatchObject({ module: 'billing', tables: [{ rows: 5 }] });
  });

  it('is not certified before what came meanwhile is erased too', async () => {
    const request = await asked();
    clock.advance(7 * 86_400);
    await app.get(TendPersonalData).run();
    await app.jobs.runDue();
    expect(await follow(request)).toMatchObject({ state: 'running' });
    rows.billing = 2;
    await app.jobs.runAll();
    expect(await follow(request)).toMatchObject({ state: 'running' });
    await app.get(TendPersonalData).run();
    await app.jobs.runAll();
    expect(await follow(request)).toMatchObject({ state: 'completed' });
    expect(order).toEqual(['identity', 'billing', 'billing']);
  });

  it('does not take from others what they work in', async () => {
    const mine = { name: 'Acme', ownerId: person.userId, personal: false, state: 'active' } as const;
    owned = [mine];
    expect((await send('POST')).body).toMatchObject({
      status: 409,
      code: 'governance.ownsOrganizations',
      detail: expect.stringContaining('Acme'),
    });
    owned = [];
    const request = await asked();
    owned = [mine];
    await whenDue();
    expect(await follow(request)).toMatchObject({
      state: 'scheduled',
      problem: expect.stringContaining('Acme'),
    });
    expect(order).toEqual([]);
  });

  it('does not begin while a legal hold keeps what the person did, there or where the person was', async () => {
    const [here, left] = [someActor(), someActor()];
    owned = [{ id: here.organizationId, name: 'Acme', ownerId: here.userId }];
    const facts = [{ organizationId: left.organizationId, actorId: person.userId }];
    await app.hear(new Audited({ ...occasion, facts }, randomUUID()));
    for (const actor of [here, left])
      await app.commands.execute(new SetLegalHold({ actor, reason: 'Lawsuit 7' }));
    const request = await asked();
    await whenDue();
    expect(await follow(request)).toMatchObject({
      state: 'scheduled',
      problem: expect.stringContaining('Acme, 1 that you have left'),
    });

    await app.commands.execute(new SetLegalHold({ actor: here }));
    await whenDue();
    expect(await follow(request)).toMatchObject({
      steps: [],
      problem: expect.stringContaining('lifted: 1 that you have left.'),
    });
    await app.commands.execute(new SetLegalHold({ actor: left }));
    await whenDue();
    expect(await follow(request)).toMatchObject({ state: 'completed' });
  });

  it('is listed for the person, and told to the audit trail until nobody knows whose it was', async () => {
    const { id: first } = await asked();
    await send('DELETE', `/${first}`);
    clock.advance(1);
    const { id: second } = await asked();
    expect((await send('GET')).body).toMatchObject({
      items: [
        { id: second, state: 'scheduled' },
        { id: first, state: 'cancelled' },
      ],
    });
    expect((await send('GET', '?limit=1')).body).toMatchObject({ items: [{ id: second }] });
    expect((await send('GET', '', someActor())).body).toEqual({ items: [] });

    await whenDue();
    expect((await send('GET')).body).toEqual({ items: [] });
    const told = (await app.published()).filter(({ input }) =>
      [first, second].includes((input as { erasureId?: string }).erasureId ?? ''),
    );
    expect(told.map(({ type }) => type)).toEqual([
      'governance.erasure-requested',
      'governance.erasure-cancelled',
      'governance.erasure-requested',
      'governance.erasure-completed',
    ]);
    expect(JSON.stringify(told.at(-1))).not.toContain(person.userId);
  });

  it('wants an id and somebody who is signed in', async () => {
    const { status, body } = await send('DELETE', '/nonsense');
    expect({ status, detail: JSON.stringify(body) }).toMatchObject({
      status: 400,
      detail: expect.stringContaining('id'),
    });
    expect(await follow({ id: randomUUID(), receipt: 'x' })).toMatchObject({
      code: 'governance.erasureNotFound',
    });
  });
});
