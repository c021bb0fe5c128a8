import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#shared/clock';
import type { Person } from '#shared/contracts';
import { Database } from '#shared/database';
import { Secrets } from '#shared/secrets';
import type { ErasureCertificate, ErasureView } from '../../contract/erasure.js';
import { governanceErrors as errors } from '../../contract/errors.js';
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
const hashOf = (receipt: string) => createHash('sha256').update(receipt).digest();

@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly steps: ErasureSteps,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async request({ userId, email }: Person, graceDays: number): Promise<ErasureView & { receipt: string }> {
    const receipt = randomBytes(32).toString('base64url');
    const [id, now] = [this.ids.next(), this.clock.now()];
    const dueAt = new Date(now.getTime() + graceDays * 86_400_000);
    const [row] = await this.database.query<Row>(
      `insert into governance.erasure (id, user_id, sealed_email, pseudonym, receipt_hash, state, requested_at, due_at)
         values ($1, $2, $3, $4, $5, 'scheduled', $6, $7)
         on conflict (user_id) where state in ('scheduled', 'running') do nothing returning ${columns}`,
      [id, userId, this.secrets.seal(email, id), randomUUID(), hashOf(receipt), now, dueAt],
    );
    if (!row) throw errors.erasureRequested();
    return { ...(await this.viewOf(row)), receipt };
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
    const done = await this.database.query(
      `with done as (update governance.erasure set state = 'cancelled', sealed_email = null
         where id = $1 and user_id = $2 and state = 'scheduled' returning 1) select * from done`,
      [erasureId, userId],
    );
    if (done.length === 0) throw errors.erasureNotFound({ erasureId });
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

  async complete({ erasureId, completedAt, ...rest }: ErasureCertificate): Promise<void> {
    await this.database.query(
      `update governance.erasure set state = 'completed', completed_at = $2, certificate = $3, user_id = null,
         sealed_email = null where id = $1 and state = 'running'`,
      [erasureId, completedAt, JSON.stringify({ erasureId, completedAt, ...rest })],
    );
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
