import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Not, Repository } from 'typeorm';
import { z } from 'zod';
import type { Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import {
  questionsErrors as errors,
  type GoldenPageView,
  type GoldenStatus,
  type GoldenView,
} from '../contract/index.js';
import { GoldenEntity } from './golden.entity.js';

/** Of an organisation, as far as somebody may know of it. */
interface Known {
  readonly organizationId: string;
  /** Sources that are not for the one who asks. */
  readonly hidden: readonly string[];
}

interface Page extends PageRequest, Known {
  readonly dataSourceId?: string | undefined;
  readonly status?: GoldenStatus | undefined;
}

const cursors = new Cursors(z.object({ proposedAt: z.iso.datetime(), id: z.uuid() }));
const inUse = In(['active', 'broken'] satisfies GoldenStatus[]);

@Injectable()
export class GoldenRepository {
  constructor(@InjectRepository(GoldenEntity) private readonly rows: Repository<GoldenEntity>) {}

  async get(known: Known, goldenId: string): Promise<GoldenEntity> {
    const row = await this.rows.findOneBy(whereOf(known, goldenId));
    if (!row) throw errors.goldenNotFound({ goldenId });
    return row;
  }

  /** Those that were checked by a person, of an organisation or of all. */
  inUse(dataSourceId: string, organizationId?: string): Promise<GoldenEntity[]> {
    const where = { dataSourceId, status: inUse, ...(organizationId && { organizationId }) };
    return this.rows.find({ where, order: { id: 'ASC' } });
  }

  /** Proposed ones too, in the order of their questions. */
  allOf(organizationId: string, dataSourceId: string): Promise<GoldenEntity[]> {
    return this.rows.find({ where: { organizationId, dataSourceId }, order: { question: 'ASC', id: 'ASC' } });
  }

  /** The sources with golden answers in use that were last found to fit another engine. */
  async sourcesOfOtherEngines(engineVersion: string): Promise<string[]> {
    const found = await this.rows
      .createQueryBuilder('golden')
      .select('golden.dataSourceId', 'dataSourceId')
      .distinct()
      .where({ status: inUse })
      .andWhere('golden.fits not like :engine', { engine: `% ${engineVersion}` })
      .getRawMany<{ dataSourceId: string }>();
    return found.map(({ dataSourceId }) => dataSourceId);
  }

  /** Whose golden answers may teach the engine something. */
  toLearnFrom(): Promise<{ organizationId: string; dataSourceId: string }[]> {
    return this.rows
      .createQueryBuilder('golden')
      .select('golden.organizationId', 'organizationId')
      .addSelect('golden.dataSourceId', 'dataSourceId')
      .distinct()
      .where({ status: 'active' satisfies GoldenStatus, kind: 'sql' satisfies GoldenView['kind'] })
      .getRawMany();
  }

  /** Newest first. */
  async page({ limit, cursor, hidden, organizationId, dataSourceId, status }: Page): Promise<GoldenPageView> {
    const page = this.rows
      .createQueryBuilder('one')
      .where({ organizationId, ...(dataSourceId && { dataSourceId }), ...(status && { status }) })
      .andWhere('not (one.dataSourceId = any (:hidden))', { hidden })
      .orderBy({ 'one.proposedAt': 'DESC', 'one.id': 'DESC' })
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(one.proposedAt, one.id) < (:proposedAt, :id)', after);
    const found = (await page.getMany()).map(goldenView);
    return cursors.page(found, limit, ({ proposedAt, id }) => ({ proposedAt, id }));
  }

  async save(golden: GoldenEntity, tx: Transaction): Promise<void> {
    const { organizationId, dataSourceId, wordsKey, id } = golden;
    if (golden.status !== 'proposed')
      await tx.delete(GoldenEntity, { organizationId, dataSourceId, wordsKey, status: inUse, id: Not(id) });
    await tx.save(GoldenEntity, golden);
  }

  async remove(known: Known, goldenId: string): Promise<void> {
    const { affected } = await this.rows.delete(whereOf(known, goldenId));
    if (!affected) throw errors.goldenNotFound({ goldenId });
  }

  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(GoldenEntity, { dataSourceId });
  }
}

const whereOf = ({ organizationId, hidden }: Known, id: string) => ({
  id,
  organizationId,
  dataSourceId: Not(In(hidden)),
});

export const goldenView = (row: GoldenEntity): GoldenView => ({
  id: row.id,
  dataSourceId: row.dataSourceId,
  question: row.question,
  kind: row.kind,
  chosen: row.chosen,
  sql: row.sql,
  status: row.status,
  ...(row.problem !== null && { problem: row.problem }),
  proposedBy: row.proposedBy,
  ...(row.checkedBy !== null && { checkedBy: row.checkedBy }),
  proposedAt: row.proposedAt.toISOString(),
});
