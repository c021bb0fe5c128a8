import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Not, Repository } from 'typeorm';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Secrets } from '#shared/secrets';
import type { SecondFactorKind } from '../contract/mfa-views.js';
import { SecondFactorEntity } from './second-factor.entity.js';

const sealedFor = (id: string) => `second factor ${id}`;

@Injectable()
export class SecondFactors {
  constructor(
    @InjectRepository(SecondFactorEntity) private readonly rows: Repository<SecondFactorEntity>,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Those in force. */
  of(accountId: string, tx?: Transaction): Promise<SecondFactorEntity[]> {
    const rows = tx?.getRepository(SecondFactorEntity) ?? this.rows;
    return rows.find({ where: { accountId, confirmedAt: Not(IsNull()) }, order: { createdAt: 'ASC' } });
  }

  find(accountId: string, kind: SecondFactorKind): Promise<SecondFactorEntity | null> {
    return this.rows.findOneBy({ accountId, kind });
  }

  /** Whether it could begin: one that is in force is removed first. */
  async begin(
    factor: { id: string; accountId: string; kind: SecondFactorKind },
    { secret, phone }: { readonly secret?: string | undefined; readonly phone?: string | undefined } = {},
  ): Promise<boolean> {
    const sealed = secret === undefined ? null : this.secrets.seal(secret, sealedFor(factor.id));
    const begun: unknown[] = await this.rows.query(
      `insert into identity.second_factor as f (id, account_id, kind, sealed_secret, created_at, phone)
         values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id, kind) do update set id = excluded.id, sealed_secret = excluded.sealed_secret,
         phone = excluded.phone, created_at = excluded.created_at, last_step = 0 where f.confirmed_at is null returning 1`,
      [factor.id, factor.accountId, factor.kind, sealed, this.clock.now(), phone ?? null],
    );
    return begun.length > 0;
  }

  async confirm(accountId: string, kind: SecondFactorKind, tx: Transaction): Promise<void> {
    await tx.update(SecondFactorEntity, { accountId, kind }, { confirmedAt: this.clock.now() });
  }

  async remove(accountId: string, kind: SecondFactorKind, tx: Transaction): Promise<boolean> {
    const removed = await tx.delete(SecondFactorEntity, { accountId, kind, confirmedAt: Not(IsNull()) });
    return (removed.affected ?? 0) > 0;
  }

  secretOf({ id, sealedSecret }: SecondFactorEntity): string {
    return this.secrets.unseal(sealedSecret ?? '', sealedFor(id));
  }

  /** Whether this is the first time: of many who come with one code at once, for one. */
  async use({ id }: SecondFactorEntity, step = 0): Promise<boolean> {
    const [rows]: [unknown[]] = await this.rows.query(
      `update identity.second_factor set last_step = greatest(last_step, $2), last_used_at = $3
        where id = $1 and (last_step < $2 or $2 = 0) returning 1`,
      [id, step, this.clock.now()],
    );
    return rows.length > 0;
  }

  /** After ENCRYPTION_KEY was changed. */
  async sealAnew(): Promise<number> {
    const sealed = await this.rows.findBy({ sealedSecret: Not(IsNull()) });
    for (const factor of sealed) {
      const sealedSecret = this.secrets.seal(this.secretOf(factor), sealedFor(factor.id));
      await this.rows.update({ id: factor.id }, { sealedSecret });
    }
    return sealed.length;
  }
}
