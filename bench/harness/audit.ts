import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Client } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

const dist = resolve(import.meta.dirname, '../../dist');
// biome-ignore lint/plugin: what is built is measured.
const load = (path: string) => import(resolve(dist, path));

interface Outbox {
  add(event: object, tx: { query(sql: string, values: unknown[]): Promise<unknown> }): Promise<void>;
}

interface Trail {
  append(organizationId: string, what: object, tx: EntityManager): Promise<void>;
}

/** A refusal, as the guard of the routes tells it. */
export const refusal = () => ({
  organizationId: randomUUID(),
  userId: randomUUID(),
  route: 'GET /api/v1/governance/audit',
  code: 'auth.roleTooLow',
  detail: 'This needs the role admin.',
});

/** What a request does so that an event is told: one statement in the transaction of its change. */
export async function announcing(client: Client): Promise<() => Promise<void>> {
  const { Outbox } = await load('shared/messaging/outbox.js');
  const { AccessRefused } = await load('modules/governance/contract/audit-checks.js');
  const outbox: Outbox = new Outbox();
  return () => outbox.add(new AccessRefused(refusal()), client);
}

/** What is done with it afterwards, in a transaction of its own: the entry, its seals and its hash. */
export async function appending(client: Client): Promise<{ append(): Promise<void>; end(): Promise<void> }> {
  const { AuditTrail } = await load('modules/governance/infra/audit/audit-trail.js');
  const { AuditPersons } = await load('modules/governance/infra/audit/audit-persons.js');
  const { AuditEntryEntity } = await load('modules/governance/infra/audit/audit-entry.entity.js');
  const { host, port, user: username, password, database } = client;
  const place = { host, port, username, password: password ?? '', database: database ?? '' };
  const source = await new DataSource({
    type: 'postgres',
    ...place,
    entities: [AuditEntryEntity],
  }).initialize();
  const ids = { next: randomUUID };
  const trail: Trail = new AuditTrail(new AuditPersons(source, ids), { now: () => new Date() }, ids);
  const { organizationId, userId, ...details } = refusal();
  const append = () => {
    const occasion = {
      eventId: randomUUID(),
      action: 'governance.access-refused',
      occurredAt: new Date().toISOString(),
      correlationId: randomUUID(),
    };
    const ofActor = { address: '203.0.113.7', userAgent: 'Firefox' };
    const entries = [{ part: 0, actorId: userId, outcome: 'refused', details, ofActor }];
    return source.transaction((tx) => trail.append(organizationId, { occasion, entries }, tx));
  };
  return { append, end: () => source.destroy() };
}
