import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOptionsWhere, Repository } from 'typeorm';
import { z } from 'zod';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import {
  questionsErrors as errors,
  type RememberedChoicePageView,
  type RememberedChoiceView,
  type TakenChoiceView,
} from '../contract/index.js';
import { RememberedChoiceEntity } from './remembered-choice.entity.js';
import { wordsKeyOf } from './words-key.js';

export interface AskedWords {
  readonly actor: Actor;
  readonly dataSourceId: string;
  readonly question: string;
}

export interface Remembered {
  readonly id: string;
  /** Ids of the choices, in order. */
  readonly chosen: readonly string[];
}

const upsert = `
  insert into questions.remembered_choice
    (organization_id, user_id, data_source_id, words_key, question, taken, remembered_at)
  values ($1, $2, $3, $4, $5, $6, clock_timestamp())
  on conflict (organization_id, user_id, data_source_id, words_key)
  do update set question = excluded.question, taken = excluded.taken, remembered_at = excluded.remembered_at`;

const cursors = new Cursors(z.object({ rememberedAt: z.iso.datetime(), id: z.uuid() }));

/** What people meant by the words of ambiguous questions. Guests share one account, so theirs is not kept. */
@Injectable()
export class RememberedChoices {
  constructor(
    @InjectRepository(RememberedChoiceEntity) private readonly rows: Repository<RememberedChoiceEntity>,
    private readonly database: Database,
    private readonly cache: Cache,
  ) {}

  async find(asked: AskedWords): Promise<Remembered | undefined> {
    const { actor } = asked;
    if (actor.kind !== 'user') return undefined;
    const where = keyOf(asked);
    const key = `questions.choices ${Object.values(where).join(' ')}`;
    const options = { ttlSeconds: 600, tags: [tagOf(actor)] };
    const known = await this.cache.getOrLoad(key, options, () => this.load(where));
    return known ?? undefined;
  }

  async remember(asked: AskedWords, taken: readonly TakenChoiceView[]): Promise<void> {
    const { actor, question } = asked;
    if (actor.kind !== 'user') return;
    const { organizationId, userId, dataSourceId, wordsKey } = keyOf(asked);
    const values = [organizationId, userId, dataSourceId, wordsKey, question, JSON.stringify(taken)];
    await this.database.query(upsert, values);
    await this.cache.invalidateTags([tagOf(actor)]);
  }

  /** Newest first. */
  async page(
    { organizationId, userId }: Actor,
    { limit, cursor, dataSourceId }: PageRequest & { readonly dataSourceId?: string | undefined },
  ): Promise<RememberedChoicePageView> {
    const page = this.rows
      .createQueryBuilder('one')
      .where({ organizationId, userId, ...(dataSourceId && { dataSourceId }) })
      .orderBy({ 'one.rememberedAt': 'DESC', 'one.id': 'DESC' })
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(one.rememberedAt, one.id) < (:rememberedAt, :id)', after);
    const found = (await page.getMany()).map(toView);
    return cursors.page(found, limit, ({ rememberedAt, id }) => ({ rememberedAt, id }));
  }

  /** Of everybody in the organisation, newest first. */
  allOf(organizationId: string, dataSourceId: string): Promise<RememberedChoiceEntity[]> {
    return this.rows.find({
      where: { organizationId, dataSourceId },
      order: { rememberedAt: 'DESC', id: 'DESC' },
    });
  }

  async forget(actor: Actor, choiceId: string): Promise<void> {
    const { organizationId, userId } = actor;
    const { affected } = await this.rows.delete({ id: choiceId, organizationId, userId });
    if (!affected) throw errors.choiceNotFound({ choiceId });
    await this.cache.invalidateTags([tagOf(actor)]);
  }

  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(RememberedChoiceEntity, { dataSourceId });
  }

  private async load(where: FindOptionsWhere<RememberedChoiceEntity>): Promise<Remembered | null> {
    const row = await this.rows.findOneBy(where);
    return row && { id: row.id, chosen: row.taken.map(({ id }) => id) };
  }
}

const tagOf = ({ organizationId, userId }: Actor) => `questions.choices ${organizationId} ${userId}`;

const keyOf = ({ actor: { organizationId, userId }, dataSourceId, question }: AskedWords) => ({
  organizationId,
  userId,
  dataSourceId,
  wordsKey: wordsKeyOf(question),
});

const toView = (row: RememberedChoiceEntity): RememberedChoiceView => ({
  id: row.id,
  dataSourceId: row.dataSourceId,
  question: row.question,
  taken: row.taken,
  rememberedAt: row.rememberedAt.toISOString(),
});
