import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FindRoom, MemberProvisioned } from '#modules/identity';
import { FindSeatLimit } from '#modules/organizations';
import { Inquiries } from '#shared/messaging';
import { stubAnswer } from '#shared/testing';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations } from './testing/world.js';

describe('members whom an identity provider brings', () => {
  let world: OrganizationsWorld;
  let most: number | undefined;
  beforeAll(async () => {
    world = await startOrganizations(OrganizationsModule, {
      stubs: [stubAnswer(FindSeatLimit, () => (most === undefined ? [] : [{ most }]))],
    });
  });
  afterEach(() => {
    most = undefined;
  });
  afterAll(() => world.app.stop());

  const bring = (userId: string, organizationId: string) =>
    world.app.hear(new MemberProvisioned({ userId, organizationId }));

  it('are users of the organisation, however often it is told', async () => {
    const { id } = await world.shared();
    const eve = world.newUser('eve');
    await bring(eve.id, id);
    await bring(eve.id, id);

    expect((await world.resolve(eve, id)).actor).toMatchObject({ organizationId: id, role: 'user' });
  });

  it('stay what they are when they are members already', async () => {
    const { bob, ada, id, path } = await world.shared('analyst');
    await world.as(ada, `POST ${path}/members/${bob.id}/suspend`);
    await bring(bob.id, id);
    const { body } = await world.as(ada, `GET ${path}/members`);
    const found = body.items.find(({ userId }: { userId: string }) => userId === bob.id);

    expect(found).toMatchObject({ role: 'analyst', suspendedAt: expect.any(String) });
  });

  it('take a seat, or wait for one', async () => {
    const { id, bob } = await world.shared();
    const eve = world.newUser('eve');
    const room = (userId?: string) =>
      world.app.get(Inquiries).ask(new FindRoom({ organizationId: id, userId }));
    most = 2;

    expect([await room(), await room(eve.id), await room(bob.id)]).toEqual([
      [{ room: false }],
      [{ room: false }],
      [{ room: true }],
    ]);
    await expect(bring(eve.id, id)).rejects.toMatchObject({ code: 'organizations.noSeat' });
    most = 3;
    expect(await room()).toEqual([{ room: true }]);
    await bring(eve.id, id);
    expect((await world.resolve(eve, id)).actor.role).toBe('user');
  });

  it('are nobody of an organisation that is gone', async () => {
    await expect(bring(world.newUser('eve').id, randomUUID())).resolves.toBeUndefined();
  });
});
