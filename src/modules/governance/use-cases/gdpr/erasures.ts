import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, Ids } from '#shared/clock';
import type { Person } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { Cursors, type PageRequest } from '#shared/pagination';
import { Secrets } from '#shared/secrets';
import type { ErasureCertificate, ErasurePage, ErasureView } from '../../contract/erasure.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import { ErasureCancelled, ErasureCompleted, ErasureRequested } from '../../contract/gdpr-events.js';
import { ErasureSteps } from '../../infra/gdpr/erasure-steps.js';

interface Row {
  readonly id: string;
  readonly userId: string | null;
  readonly sealedEmail: string | null;
  readonly pseudonym: string;
  readonly state: ErasureView['state'];
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly completedAt: Date | null;
  readonly problem: string | null;
  readonly certificate: ErasureCertificate | null;
}

/** An erasure that is on its way: the person is still known. */
export interface OpenErasure {
  readonly id: string;
  readonly state: 'scheduled' | 'running';
  readonly person: Person;
  readonly pseudonym: string;
  readonly requestedAt: string;
}

const columns = `id, user_id as "userId", sealed_email as "sealedEmail", pseudonym, state, requested_at as "requestedAt",
                 due_at as "dueAt", completed_at as "completedAt", problem, certificate`;
const cursors = new Cursors(z.object({ requestedAt: z.iso.datetime(), id: z.uuid() }));
const hashOf = (receipt: string) => createHash('sha256').update(receipt).digest();

@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly steps: ErasureSteps,
    private readonly secrets: Secrets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async request({ userId, email }: Person, graceDays: number): Promise<ErasureView & { receipt: string }> {
    const receipt = randomBytes(32).toString('base64url');
    const [id, now] = [this.ids.next(), this.clock.now()];
    const dueAt = new Date(now.getTime() + graceDays * 86_400_000);
    const row = await this.database.transaction(async (tx) => {
      const [made]: Row[] = await tx.query(
        `insert into governance.erasure (id, user_id, sealed_email, pseudonym, receipt_hash, state, requested_at, due_at)
           values ($1, $2, $3, $4, $5, 'scheduled', $6, $7)
           on conflict (user_id) where state in ('scheduled', 'running') do nothing returning ${columns}`,
        [id, userId, this.secrets.seal(email, id), randomUUID(), hashOf(receipt), now, dueAt],
      );
      if (!made) throw errors.erasureRequested();
      await this.outbox.add(new ErasureRequested({ userId, erasureId: id, dueAt: dueAt.toISOString() }), tx);
      return made;
    });
    return { ...(await this.viewOf(row)), receipt };
  }

  async page(userId: string, { limit, cursor }: PageRequest): Promise<ErasurePage> {
    const after = cursors.read(cursor);
    const rows = await this.database.query<Row>(
      `select ${columns} from governance.erasure
        where user_id = $1 and ($2::timestamptz is null or (requested_at, id) < ($2, $3::uuid))
        order by requested_at desc, id desc limit ${limit + 1}`,
      [userId, after?.requestedAt ?? null, after?.id ?? null],
    );
    const views = await Promise.all(rows.map((row) => this.viewOf(row)));
    return cursors.page(views, limit, ({ requestedAt, id }) => ({ requestedAt, id }));
  }

  async get(erasureId: string, receipt: string): Promise<ErasureView> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.erasure where id = $1 and receipt_hash = $2`,
      [erasureId, hashOf(receipt)],
    );
    if (!row) throw errors.erasureNotFound({ erasureId });
    return await this.viewOf(row);
  }

  async cancel(userId: string, erasureId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [, cancelled]: [unknown, number] = await tx.query(
        `update governance.erasure set state = 'cancelled', sealed_email = null
          where id = $1 and user_id = $2 and state = 'scheduled'`,
        [erasureId, userId],
      );
      if (cancelled === 0) throw errors.erasureNotFound({ erasureId });
      await this.outbox.add(new ErasureCancelled({ userId, erasureId }), tx);
    });
  }

  /** Those that have begun, and those that are to. */
  async due(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from governance.erasure
        where state = 'running' or (state = 'scheduled' and due_at <= $1) order by due_at`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  async open(erasureId: string): Promise<OpenErasure | undefined> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.erasure where id = $1 and state in ('scheduled', 'running') and due_at <= $2`,
      [erasureId, this.clock.now()],
    );
    if (!row?.userId) return undefined;
    const { id, userId, sealedEmail, pseudonym, requestedAt } = row;
    const email = sealedEmail ? this.secrets.unseal(sealedEmail, id) : '';
    const state = row.state === 'running' ? 'running' : 'scheduled';
    return { id, state, person: { userId, email }, pseudonym, requestedAt: requestedAt.toISOString() };
  }

  /** From now on it cannot be cancelled. Answers whether it was not, just now. */
  async begin(erasureId: string, modules: readonly string[]): Promise<boolean> {
    return await this.database.transaction(async (tx) => {
      const begun: unknown[] = await tx.query(
        `with done as (update governance.erasure set state = 'running', problem = null
           where id = $1 and state in ('scheduled', 'running') returning 1) select * from done`,
        [erasureId],
      );
      if (begun.length > 0) await this.steps.plan(erasureId, modules, tx);
      return begun.length > 0;
    });
  }

  async hinder(erasureId: string, problem: string): Promise<void> {
    await this.database.query(`update governance.erasure set problem = $2 where id = $1`, [
      erasureId,
      problem,
    ]);
  }

  /** Those that were cancelled before name the person too. */
  async complete(certificate: ErasureCertificate): Promise<void> {
    const { erasureId, completedAt, modules } = certificate;
    await this.database.transaction(async (tx) => {
      await tx.query(
        `delete from governance.erasure where state = 'cancelled'
            and user_id = (select user_id from governance.erasure where id = $1 and state = 'running')`,
        [erasureId],
      );
      const [, completed]: [unknown, number] = await tx.query(
        `update governance.erasure set state = 'completed', completed_at = $2, certificate = $3, user_id = null,
           sealed_email = null where id = $1 and state = 'running'`,
        [erasureId, completedAt, JSON.stringify(certificate)],
      );
      if (completed > 0)
        await this.outbox.add(new ErasureCompleted({ erasureId, modules: modules.length }), tx);
    });
  }

  private async viewOf({ id, state, requestedAt, dueAt, ...row }: Row): Promise<ErasureView> {
    return {
      id,
      state,
      requestedAt: requestedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      ...(row.completedAt && { completedAt: row.completedAt.toISOString() }),
      ...(row.problem && { problem: row.problem }),
      steps: await this.steps.viewsOf(id),
      ...(row.certificate && { certificate: row.certificate }),
    };
  }
}
