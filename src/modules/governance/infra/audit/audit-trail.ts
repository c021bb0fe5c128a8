import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#shared/clock';
import { type Audited, systemActor } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { person, type Telling } from '../../domain/audit/telling.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { type AuditPerson, AuditPersons } from './audit-persons.js';
import { firstHash, hashOf } from './chain-hash.js';
import { seal } from './person-seal.js';

/** One of the entries that an event is; `part` says which. */
export interface NewEntry extends Telling {
  readonly part: number;
}

export type Occasion = Pick<Audited['input'], 'action' | 'occurredAt' | 'correlationId'> & {
  readonly eventId: string;
};

interface ChainEnd {
  readonly length: number;
  readonly hash: Buffer;
}

/** The only way into the audit trail of an organisation: one after the other, each bound to the one before. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly persons: AuditPersons,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Entries that are there already, of an earlier delivery, are left as they are. */
  async append(
    organizationId: string,
    { occasion, entries }: { readonly occasion: Occasion; readonly entries: readonly NewEntry[] },
    tx: Transaction,
  ): Promise<void> {
    const end = await this.hold(organizationId, tx);
    const known = await tx.findBy(AuditEntryEntity, { organizationId, eventId: occasion.eventId });
    const fresh = entries.filter(({ part }) => known.every((one) => one.part !== part));
    if (fresh.length === 0) return;
    const persons = await this.persons.of(organizationId, fresh.flatMap(peopleIn), tx);
    const rows: AuditEntryEntity[] = [];
    let { length: seq, hash: previousHash } = end;
    for (const entry of fresh) {
      seq += 1;
      const said = this.rowOf(entry, persons);
      const row = { organizationId, seq, ...this.about(occasion), ...said, previousHash, hash: previousHash };
      row.hash = hashOf(row);
      previousHash = row.hash;
      rows.push(row);
    }
    await tx.insert(AuditEntryEntity, rows);
    await tx.query('update governance.audit_chain set length = $2, hash = $3 where organization_id = $1', [
      organizationId,
      seq,
      previousHash,
    ]);
  }

  /**
   * In all trails: entries keep their pseudonym and their hash, and nobody can tell any more who it was or what
   * they said of the person. Each trail says that it happened. Returns in how many.
   */
  async forget(userId: string, tx: Transaction): Promise<number> {
    const organizations = await this.persons.organizationsOf(userId, tx);
    for (const organizationId of organizations) {
      await this.hold(organizationId, tx);
      const pseudonym = await this.persons.forget(organizationId, userId, tx);
      if (pseudonym === undefined) continue;
      const eventId = this.ids.next();
      const occurredAt = this.clock.now().toISOString();
      const occasion = { eventId, action: personForgotten, occurredAt, correlationId: eventId };
      const { userId: actorId } = systemActor();
      const subject = { kind: 'pseudonym', id: pseudonym };
      const entries = [{ part: 0, actorId, outcome: 'done' as const, subject }];
      await this.append(organizationId, { occasion, entries }, tx);
    }
    return organizations.length;
  }

  /** The organisation is no more: once its last entry has expired, nothing of the trail is kept. */
  async close(organizationId: string, tx: Transaction): Promise<void> {
    await this.hold(organizationId, tx);
    await tx.query('update governance.audit_chain set closed_at = $2 where organization_id = $1', [
      organizationId,
      this.clock.now(),
    ]);
  }

  /** One appends at a time, on whichever replica. */
  private async hold(organizationId: string, tx: Transaction): Promise<ChainEnd> {
    await tx.query(
      'insert into governance.audit_chain (organization_id, length, hash) values ($1, 0, $2) on conflict do nothing',
      [organizationId, firstHash(organizationId)],
    );
    const [end]: { length: string; hash: Buffer }[] = await tx.query(
      'select length, hash from governance.audit_chain where organization_id = $1 for update',
      [organizationId],
    );
    if (!end) throw new Error(`The audit trail of ${organizationId} has no end.`);
    return { length: Number(end.length), hash: end.hash };
  }

  private about({ eventId, action, occurredAt, correlationId }: Occasion) {
    const recordedAt = this.clock.now();
    return { eventId, action, occurredAt: new Date(occurredAt), recordedAt, correlationId };
  }

  private rowOf(entry: NewEntry, persons: ReadonlyMap<string, AuditPerson>) {
    const { actorId, subject, ofActor, ofSubject } = entry;
    const actor = found(persons, actorId);
    const about = subject?.kind === person ? found(persons, subject.id) : undefined;
    return {
      part: entry.part,
      outcome: entry.outcome,
      actor: actor.pseudonym,
      subjectKind: subject?.kind ?? null,
      subjectId: about?.pseudonym ?? subject?.id ?? null,
      details: entry.details ?? null,
      sealedOrigin: ofActor ? seal(ofActor, actor.key) : null,
      sealedDetails: ofSubject && about ? seal(ofSubject, about.key) : null,
    };
  }
}

/** What a trail says when somebody in it was forgotten. */
export const personForgotten = 'governance.person-forgotten';

const peopleIn = ({ actorId, subject }: NewEntry): string[] =>
  subject?.kind === person ? [actorId, subject.id] : [actorId];

function found(persons: ReadonlyMap<string, AuditPerson>, userId: string): AuditPerson {
  const one = persons.get(userId);
  if (!one) throw new Error(`User ${userId} has no pseudonym.`);
  return one;
}
