import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Not, Repository } from 'typeorm';
import { z } from 'zod';
import { Cache } from '#shared/cache';
import type { Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import { governanceErrors as errors } from '../contract/errors.js';
import type { RowPolicyPage, RowPolicyView } from '../contract/index.js';
import type { KnownPolicy } from '../domain/row-rules.js';
import { RowPolicyEntity } from './row-policy.entity.js';

interface Wanted extends PageRequest {
  readonly organizationId: string;
  readonly dataSourceId?: string | undefined;
}

const mostPolicies = 200;
const cursors = new Cursors(z.object({ table: z.string(), name: z.string(), id: z.uuid() }));
const tagOf = (organizationId: string) => `governance.row-policies.2 ${organizationId}`;

@Injectable()
export class RowPolicyRepository {
  constructor(
    @InjectRepository(RowPolicyEntity) private readonly rows: Repository<RowPolicyEntity>,
    private readonly cache: Cache,
  ) {}

  async get(organizationId: string, policyId: string): Promise<RowPolicyEntity> {
    const row = await this.rows.findOneBy({ id: policyId, organizationId });
    if (!row) throw errors.policyNotFound({ policyId });
    return row;
  }

  /** By table and name. */
  async page({ organizationId, dataSourceId, limit, cursor }: Wanted): Promise<RowPolicyPage> {
    const page = this.rows
      .createQueryBuilder('policy')
      .where({ organizationId, ...(dataSourceId && { dataSourceId }) })
      .orderBy({ 'policy.table': 'ASC', 'policy.name': 'ASC', 'policy.id': 'ASC' })
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(policy.table, policy.name, policy.id) > (:table, :name, :id)', after);
    const found = (await page.getMany()).map(policyView);
    return cursors.page(found, limit, ({ table, name, id }) => ({ table, name, id }));
  }

  /** Asked with every statement: remembered until one of the organisation changes. */
  of(organizationId: string, dataSourceId: string): Promise<readonly KnownPolicy[]> {
    const key = `${tagOf(organizationId)} ${dataSourceId}`;
    return this.cache.getOrLoad(key, { ttlSeconds: 600, tags: [tagOf(organizationId)] }, async () => {
      const rows = await this.rows.find({ where: { organizationId, dataSourceId }, order: { id: 'ASC' } });
      return rows.map(({ id, table, name, audience, condition }) => ({
        id,
        dataSourceId,
        table,
        name,
        audience,
        condition,
      }));
    });
  }

  async changed(organizationId: string): Promise<void> {
    await this.cache.invalidateTags([tagOf(organizationId)]);
  }

  /** One at a time for a source: no name twice, and not too many. */
  async save(policy: RowPolicyEntity, tx: Transaction): Promise<void> {
    const { id, organizationId, dataSourceId, table, name } = policy;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `governance.row-policy ${organizationId} ${dataSourceId}`,
    ]);
    const others = { organizationId, dataSourceId, id: Not(id) };
    const named = await tx.findBy(RowPolicyEntity, { ...others, table });
    if (named.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      throw errors.nameTaken({ name, table });
    if ((await tx.countBy(RowPolicyEntity, others)) >= mostPolicies)
      throw errors.tooManyPolicies({ most: mostPolicies });
    await tx.save(RowPolicyEntity, policy);
  }

  async removeAllOf(organizationId: string, dataSourceId: string): Promise<void> {
    await this.rows.delete({ organizationId, dataSourceId });
  }

  async remove({ id }: RowPolicyEntity, tx: Transaction): Promise<void> {
    await tx.delete(RowPolicyEntity, { id });
  }
}

export const policyView = ({ organizationId: _, changedAt, ...row }: RowPolicyEntity): RowPolicyView => ({
  ...row,
  changedAt: changedAt.toISOString(),
});
