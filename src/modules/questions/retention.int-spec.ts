import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionsContract } from '#modules/questions';
import { Database } from '#shared/database';
import { createTestDatabase } from '#shared/testing';
import { ApplyRetentionHandler } from './use-cases/apply-retention.js';

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let connections: DataSource;

beforeAll(async () => {
  server = await createTestDatabase();
  connections = await new DataSource({ type: 'postgres', url: server.url }).initialize();
});
afterAll(async () => {
  await connections.destroy();
  await server.drop();
});

it('old questions go with what was said of them, newer ones that settled them stay', async () => {
  const organizationId = randomUUID();
  const ask = async (askedAt: string, clarifies: string | null = null) => {
    const id = randomUUID();
    await connections.query(
      `insert into questions.question (id, organization_id, user_id, data_source_id, clarifies, chosen, question, status, outcome, timing, asked_at)
       values ($1, $2, $1, $1, $3, '{}', 'How many?', 'answered', '{}', '{}', $4)`,
      [id, organizationId, clarifies, askedAt],
    );
    return id;
  };
  const old = await ask('2020-01-01');
  const between = await ask('2020-01-02', old);
  const young = await ask('2026-01-01', between);
  const order = { kind: 'history', removeBefore: '2021-01-01T00:00:00.000Z', exceptions: [], dryRun: false };
  const input = { ...order, organizationId };

  const done = await new ApplyRetentionHandler(new Database(connections)).execute(
    new questionsContract.retention.apply(input),
  );

  expect(done).toEqual([{ organizationId, archived: 0, removed: 2 }]);
  const left = await connections.query('select id, clarifies from questions.question');
  expect(left).toEqual([{ id: young, clarifies: null }]);
});
