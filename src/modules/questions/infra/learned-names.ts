import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Not, Repository } from 'typeorm';
import { z } from 'zod';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import {
  questionsErrors as errors,
  type LearnedNamePageView,
  type LearnedNameView,
} from '../contract/index.js';
import type { Term } from '../domain/engine.js';
import { LearnedNameEntity } from './lesson.entity.js';

interface Remover {
  readonly actor: Actor;
  /** Sources that are not for them. */
  readonly hidden: readonly string[];
}

interface Page extends PageRequest {
  /** Sources that are not for the one who asks. */
  readonly hidden: readonly string[];
  readonly dataSourceId?: string | undefined;
}

/** What was learned about a source, as the engine needs it. */
export interface Learned {
  /** Changes when a name is learned or removed; empty when there is none. */
  readonly version: string;
  readonly terms: readonly Term[];
}

const cursors = new Cursors(z.object({ learnedAt: z.iso.datetime(), id: z.uuid() }));

/** What golden answers have taught an organisation's engine. */
@Injectable()
export class LearnedNames {
  constructor(
    @InjectRepository(LearnedNameEntity) private readonly rows: Repository<LearnedNameEntity>,
    private readonly database: Database,
    private readonly cache: Cache,
  ) {}

  async of({ kind, organizationId }: Actor, dataSourceId: string): Promise<Learned> {
    if (kind === 'guest') return { version: '', terms: [] };
    const key = `questions.learned ${organizationId} ${dataSourceId}`;
    const options = { ttlSeconds: 600, tags: [tagOf(organizationId)] };
    return this.cache.getOrLoad(key, options, async () => {
      const rows = await this.rows.findBy({ organizationId, dataSourceId, removedBy: IsNull() });
      const terms = rows
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, meaning }) => ({ names: [name], meaning }));
      return { version: terms.length === 0 ? '' : digestOf(terms), terms };
    });
  }

  /** Those too that nobody wants. */
  all(organizationId: string, dataSourceId: string): Promise<LearnedNameEntity[]> {
    return this.rows.find({ where: { organizationId, dataSourceId }, order: { name: 'ASC' } });
  }

  async change(
    organizationId: string,
    learned: readonly LearnedNameEntity[],
    dropped: readonly LearnedNameEntity[],
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.delete(LearnedNameEntity, { id: In(dropped.map(({ id }) => id)) });
      await tx
        .createQueryBuilder()
        .insert()
        .into(LearnedNameEntity)
        .values([...learned])
        .orIgnore()
        .execute();
    });
    await this.cache.invalidateTags([tagOf(organizationId)]);
  }

  /** Newest first. */
  async page(
    organizationId: string,
    { limit, cursor, hidden, dataSourceId }: Page,
  ): Promise<LearnedNamePageView> {
    const page = this.rows
      .createQueryBuilder('one')
      .where({ organizationId, removedBy: IsNull(), ...(dataSourceId && { dataSourceId }) })
      .andWhere('not (one.dataSourceId = any (:hidden))', { hidden })
      .orderBy({ 'one.learnedAt': 'DESC', 'one.id': 'DESC' })
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(one.learnedAt, one.id) < (:learnedAt, :id)', after);
    const found = (await page.getMany()).map(toView);
    return cursors.page(found, limit, ({ learnedAt, id }) => ({ learnedAt, id }));
  }

  async remove({ actor, hidden }: Remover, learnedNameId: string): Promise<void> {
    const { organizationId, userId } = actor;
    const where = {
      id: learnedNameId,
      organizationId,
      dataSourceId: Not(In(hidden)),
      removedBy: IsNull(),
    };
    const { affected } = await this.rows.update(where, { removedBy: userId });
    if (!affected) throw errors.learnedNameNotFound({ learnedNameId });
    await this.cache.invalidateTags([tagOf(organizationId)]);
  }

  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(LearnedNameEntity, { dataSourceId });
  }
}

const tagOf = (organizationId: string) => `questions.learned ${organizationId}`;

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

const toView = (row: LearnedNameEntity): LearnedNameView => ({
  id: row.id,
  dataSourceId: row.dataSourceId,
  name: row.name,
  meaning: row.meaning,
  question: row.question,
  goldenId: row.goldenId,
  learnedAt: row.learnedAt.toISOString(),
});
