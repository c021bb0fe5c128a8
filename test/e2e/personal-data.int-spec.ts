import { randomUUID } from 'node:crypto';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RegisterUser } from '#modules/identity';
import { CreateOrganization, ListMembers, ListOrganizations } from '#modules/organizations';
import type { Actor, Person } from '#shared/contracts';
import { Database } from '#shared/database';
import { httpAdapter } from '#shared/http';
import { JobsConfig } from '#shared/jobs';
import { PersonalDataRegister } from '#shared/personal-data';
import { SilentProgress } from '#shared/progress';
import { createTestDatabase, makeTestFolder, manualJobs, testCore, testSecrets } from '#shared/testing';
import { AppModule } from '../../src/app.module.js';

describe('what all modules keep of a person', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await makeTestFolder();
    const root = AppModule.with({
      core: testCore({ dataFolder: folder.path, databaseUrl: database.url }),
      databaseUrl: database.url,
      secrets: testSecrets(),
      progress: new SilentProgress(),
    });
    const builder = Test.createTestingModule({ imports: [root] });
    const compiled = await builder.overrideProvider(JobsConfig).useValue(manualJobs).compile();
    app = compiled.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    await folder.remove();
  });

  const newcomer = async (): Promise<{ person: Person; actor: Actor }> => {
    const email = `${randomUUID()}@example.com`;
    const { user } = await app
      .get(CommandBus)
      .execute(new RegisterUser({ email, password: 'a long pass phrase', name: 'Ada', client }));
    return {
      person: { userId: user.id, email },
      actor: { kind: 'user', userId: user.id, organizationId: randomUUID(), role: 'admin' },
    };
  };
  const client = { address: '127.0.0.1', userAgent: 'a test' };
  const modules = () => app.get(PersonalDataRegister).modules;
  const ask = <T>(query: object) => app.get(QueryBus).execute(query as never) as Promise<T>;

  /** By table, how many rows are given. */
  const given = async (person: Person) => {
    const found: Record<string, number> = {};
    for (const { module, tables, collect: Collect } of modules())
      for (const { table } of tables) {
        const { rows } = await app.get(QueryBus).execute(new Collect({ person, table }));
        if (rows.length > 0) found[`${module}.${table}`] = rows.length;
      }
    return found;
  };
  const erase = async (person: Person, pseudonym: string) => {
    for (const { erase: Erase } of modules())
      await app.get(CommandBus).execute(new Erase({ person, pseudonym }));
  };
  const left = async (person: Person) => {
    const counts = await Promise.all(
      modules().map(({ count: Count }) => app.get(QueryBus).execute(new Count({ person }))),
    );
    return counts.flat().filter(({ rows }) => rows > 0);
  };

  it('is given and erased table by table, and that of nobody else', async () => {
    const [ada, ben] = [await newcomer(), await newcomer()];
    await ask<unknown>(new ListOrganizations({ actor: ada.actor }));
    const { id: organizationId } = await app
      .get(CommandBus)
      .execute(new CreateOrganization({ actor: ada.actor, name: 'Acme' }));
    const before = await given(ada.person);
    expect(before).toMatchObject({ 'identity.account': 1, 'organizations.membership': expect.any(Number) });

    const pseudonym = randomUUID();
    await vi.waitFor(
      async () => {
        await erase(ada.person, pseudonym);
        expect(await left(ada.person), 'what events bring of her is erased with the next run').toEqual([]);
        expect(await given(ada.person)).toEqual({});
      },
      { timeout: 30_000, interval: 100 },
    );
    expect(await given(ben.person)).toMatchObject({ 'identity.account': 1 });
    const [organization] = await app
      .get(Database)
      .query<{ owner: string }>('select owner_id as owner from organizations.organization where id = $1', [
        organizationId,
      ]);
    expect(organization).toEqual({ owner: pseudonym });
    const system = { ...ben.actor, kind: 'system', organizationId } as const;
    expect(await ask(new ListMembers({ actor: system, organizationId, limit: 10 }))).toMatchObject({
      items: [],
    });
  });

  it('every column with the id of a user is one that an erasure looks at', async () => {
    const columns = await app.get(Database).query<{ schema: string; table: string; column: string }>(
      `select table_schema as "schema", table_name as "table", column_name as "column" from information_schema.columns
        where data_type = 'uuid' and column_name ~ '^(user_id|account_id|actor_id|member_id|owner_id|personal_of|.*_by)$'
          and table_schema in (select replace(m, '-', '_') from unnest($1::text[]) m)`,
      [modules().map(({ module }) => module)],
    );
    expect(columns.length).toBeGreaterThan(20);
    const declared = modules().flatMap(({ module, tables }) =>
      tables.flatMap(({ table, people }) =>
        people.map(({ column }) => `${module.replaceAll('-', '_')}.${table}.${column}`),
      ),
    );
    for (const { schema, table, column } of columns)
      expect(declared).toContain(`${schema}.${table}.${column}`);
  });
});
