import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RegisterUser, type UserView } from '#modules/identity';
import { FindSeatLimit } from '#modules/organizations';
import { Clock } from '#shared/clock';
import { Mailer, SmtpMailer } from '#shared/mail';
import { FixedClock, startMailServer, stubAnswer, stubCommand, type TestMailServer } from '#shared/testing';
import { OrganizationsModule } from './organizations.module.js';
import { type OrganizationsWorld, startOrganizations } from './testing/world.js';
import { EraseDeleted } from './use-cases/erase-deleted.js';

describe('invitations', () => {
  const clock = new FixedClock();
  let world: OrganizationsWorld;
  let mail: TestMailServer;
  /** What another module allows. */
  let most: number | undefined;

  beforeAll(async () => {
    mail = await startMailServer();
    world = await startOrganizations(OrganizationsModule, {
      stubs: [
        stubAnswer(FindSeatLimit, () => (most === undefined ? [] : [{ most: 1000 }, { most }])),
        stubCommand(RegisterUser, ({ email }) => {
          const user = { ...world.newUser('new'), email };
          world.users.set(user.id, user);
          return { accessToken: 'a', refreshToken: 'r', tokenType: 'Bearer' as const, expiresIn: 1, user };
        }),
      ],
      override: (builder) =>
        builder
          .overrideProvider(Mailer)
          .useValue(new SmtpMailer(mail.url, 'almanac@example.com'))
          .overrideProvider(Clock)
          .useValue(clock),
    });
  });
  afterEach(() => {
    most = undefined;
  });
  afterAll(async () => {
    await world.app.stop();
    await mail.stop();
  });

  const code = (status: number, suffix: string) => ({ status, body: { code: `organizations.${suffix}` } });
  /** What the last mail to this address holds, once everything that is to be sent is sent. */
  const tokenFor = async (email: string): Promise<string> => {
    await world.app.relay.drain();
    await world.app.jobs.runAll();
    const sent = mail.received.findLast(({ to }) => to.includes(email.toLowerCase()));
    return /inv_[\w-]+/.exec(sent?.text ?? '')?.[0] ?? '';
  };
  const invited = async (role = 'analyst', user = world.newUser('cleo')) => {
    const { ada, bob, id, path } = await world.shared();
    const { status, body } = await world.as(ada, `POST ${path}/invite`, { email: user.email, role });
    return { ada, bob, id, path, user, status, invitation: body };
  };
  const accept = (user: UserView, token: string) => world.as(user, 'POST invitations/accept', { token });

  it('lead into the organisation, with the role that was meant, once', async () => {
    const { id, user, status, invitation } = await invited('guest');
    expect([status, invitation.state]).toEqual([201, 'open']);
    const token = await tokenFor(user.email);

    expect(await accept(user, token)).toMatchObject({ status: 200, body: { id, role: 'guest' } });
    expect((await world.resolve(user, id)).actor).toMatchObject({ role: 'guest' });
    expect(await accept(user, token)).toMatchObject(code(409, 'invitationUsed'));
  });

  it('make an account for whoever has none', async () => {
    const { ada, path } = await world.shared();
    await world.as(ada, `POST ${path}/invite`, { email: 'New.Comer@example.com', role: 'user' });
    const token = await tokenFor('new.comer@example.com');
    const body = { token, password: 'correct horse battery staple' };
    const response = await world.app.http({
      method: 'POST',
      url: '/api/v1/invitations/register',
      payload: body,
    });

    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({ accessToken: 'a', user: { email: 'new.comer@example.com' } });
    const { items } = (await world.as(ada, `GET ${path}/members`)).body;
    expect(items.map(({ email }: UserView) => email)).toContain('new.comer@example.com');
  });

  it('are accepted once, however many try at once', async () => {
    const { ada, path, user } = await invited();
    const token = await tokenFor(user.email);
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(user, token)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    const { items } = (await world.as(ada, `GET ${path}/members`)).body;
    expect(items.filter(({ userId }: { userId: string }) => userId === user.id)).toHaveLength(1);
  });

  it('do not let more in than there are seats, however many accept at once', async () => {
    const { ada, path } = await world.shared();
    const people = Array.from({ length: 6 }, () => world.newUser('p'));
    const tokens: string[] = [];
    for (const { email } of people) {
      await world.as(ada, `POST ${path}/invite`, { email, role: 'user' });
      tokens.push(await tokenFor(email));
    }
    most = 4;
    const answers = await Promise.all(people.map((user, index) => accept(user, tokens[index] ?? '')));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429, 429]);
    const late = world.newUser('late');
    expect(await world.as(ada, `POST ${path}/invite`, { email: late.email, role: 'user' })).toMatchObject(
      code(429, 'noSeat'),
    );
    expect(await world.as(ada, `POST ${path}/members`, { email: late.email, role: 'user' })).toMatchObject(
      code(429, 'noSeat'),
    );
  });

  it('keep a seat for whoever was invited, once', async () => {
    const { ada, path } = await world.shared();
    const invite = async (name: string) =>
      (await world.as(ada, `POST ${path}/invite`, { email: `${name}@example.com`, role: 'user' })).status;
    most = 4;

    expect([await invite('p'), await invite('q'), await invite('q')]).toEqual([201, 201, 201]);
    expect(await invite('r')).toBe(429);
    clock.advance(8 * 86_400);
    expect(await invite('r')).toBe(201);
  });

  it('make no account where no seat is left', async () => {
    const { ada, path } = await world.shared();
    const email = `${randomUUID()}@example.com`;
    await world.as(ada, `POST ${path}/invite`, { email, role: 'user' });
    const payload = { token: await tokenFor(email), password: 'correct horse battery staple' };
    const register = () => world.app.http({ method: 'POST', url: '/api/v1/invitations/register', payload });
    most = 2;

    expect((await register()).json().code).toBe('organizations.noSeat');
    expect([...world.users.values()].some((user) => user.email === email)).toBe(false);
    most = 3;
    expect((await register()).statusCode).toBe(201);
  });

  it('work for the address they went to, and for no other account', async () => {
    const { user } = await invited();

    expect(await accept(world.newUser('eve'), await tokenFor(user.email))).toMatchObject(
      code(403, 'invitationOfAnother'),
    );
    expect(await accept(user, 'inv_made-up-and-long-enough')).toMatchObject(code(404, 'invitationNotFound'));
  });

  it('expire', async () => {
    const { user, ada, path } = await invited();
    const token = await tokenFor(user.email);
    clock.advance(8 * 86_400);

    expect(await accept(user, token)).toMatchObject(code(409, 'invitationExpired'));
    expect((await world.as(ada, `GET ${path}/invitations?state=expired`)).body.items).toHaveLength(1);
    expect((await world.as(ada, `GET ${path}/invitations?state=open`)).body.items).toHaveLength(0);
  });

  it('are sent once more with another token, and revoked', async () => {
    const { user, ada, path, invitation } = await invited();
    const first = await tokenFor(user.email);
    clock.advance(8 * 86_400);
    const resent = await world.as(ada, `POST ${path}/invitations/${invitation.id}/resend`);
    expect(resent).toMatchObject({ status: 200, body: { state: 'open' } });
    const second = await tokenFor(user.email);

    expect(second).not.toBe(first);
    expect(await accept(user, first)).toMatchObject(code(404, 'invitationNotFound'));
    expect((await world.as(ada, `DELETE ${path}/invitations/${invitation.id}`)).status).toBe(204);
    expect(await accept(user, second)).toMatchObject(code(409, 'invitationUsed'));
    expect(await world.as(ada, `POST ${path}/invitations/${invitation.id}/resend`)).toMatchObject(
      code(409, 'invitationUsed'),
    );
  });

  it('replace the one before, and are listed newest first, page by page', async () => {
    const { user, ada, path } = await invited('user');
    clock.advance(1);
    await world.as(ada, `POST ${path}/invite`, { email: user.email.toUpperCase(), role: 'analyst' });

    const first = (await world.as(ada, `GET ${path}/invitations?limit=1`)).body;
    expect(first.items).toMatchObject([{ role: 'analyst', state: 'open' }]);
    const { items } = (await world.as(ada, `GET ${path}/invitations?limit=1&cursor=${first.nextCursor}`))
      .body;
    expect(items).toMatchObject([{ role: 'user', state: 'revoked' }]);
    const found = async (query: string) =>
      (await world.as(ada, `GET ${path}/invitations?${query}`)).body.items;
    expect(await found('role=analyst&search=CLEO')).toHaveLength(1);
    expect(await found('search=nobody')).toEqual([]);
    expect(await found('sort=expiresAt&order=asc&limit=1')).toMatchObject([{ role: 'user' }]);
  });

  it('are for admins, and for the addresses that the organisation allows', async () => {
    const { ada, bob, path, invitation } = await invited();
    const other = await world.shared();
    const body = { email: 'x@elsewhere.org', role: 'user' };
    await world.as(ada, `PATCH ${path}`, { settings: { invitationDomains: ['example.com'] } });

    expect(await world.as(ada, `POST ${path}/invite`, body)).toMatchObject(code(400, 'domainNotAllowed'));
    expect(await world.as(bob, `POST ${path}/invite`, body)).toMatchObject(code(403, 'adminsOnly'));
    expect(await world.as(bob, `GET ${path}/invitations`)).toMatchObject(code(403, 'adminsOnly'));
    for (const route of [`DELETE`, `POST`] as const)
      expect(
        await world.as(
          other.ada,
          `${route} ${other.path}/invitations/${invitation.id}${route === 'POST' ? '/resend' : ''}`,
        ),
      ).toMatchObject(code(404, 'invitationNotFound'));
  });

  it('let nobody into an organisation that is deleted, which is erased when its days of grace are over', async () => {
    const { user, ada, bob, id, path } = await invited();
    const token = await tokenFor(user.email);
    const { slug } = (await world.as(ada, `GET ${path}`)).body;
    await world.as(ada, `DELETE ${path}?confirm=${slug}`);
    const erase = () => world.app.get(EraseDeleted).run();

    expect(await accept(user, token)).toMatchObject({ status: 409 });
    clock.advance(29 * 86_400);
    await erase();
    expect((await world.as(ada, `GET ${path}`)).status).toBe(200);
    clock.advance(2 * 86_400);
    await Promise.all([erase(), erase()]);
    for (const one of [ada, bob]) expect((await world.as(one, `GET ${path}`)).status).toBe(404);
    const told = (await world.app.published()).filter(({ type }) => type.endsWith('organization-deleted'));
    expect(told).toEqual([{ type: 'organizations.organization-deleted', input: { organizationId: id } }]);
  });
});
