import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ArrayOverlap, Not, Repository } from 'typeorm';
import { z } from 'zod';
import { Cache } from '#shared/cache';
import type { Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import { semanticsErrors as errors } from '../contract/errors.js';
import type { GlossaryView, TermPageView, TermView } from '../contract/views.js';
import { TermEntity } from './term.entity.js';

interface Page extends PageRequest {
  /** Sources that are not for the one who asks. */
  readonly hidden: readonly string[];
  readonly organizationId: string;
  readonly dataSourceId?: string | undefined;
}

const mostTerms = 2000;
const cursors = new Cursors(z.object({ name: z.string(), id: z.uuid() }));

@Injectable()
export class TermRepository {
  constructor(
    @InjectRepository(TermEntity) private readonly rows: Repository<TermEntity>,
    private readonly cache: Cache,
  ) {}

  async get(organizationId: string, termId: string): Promise<TermEntity> {
    const row = await this.rows.findOneBy({ id: termId, organizationId });
    if (!row) throw errors.termNotFound({ termId });
    return row;
  }

  /** By name. */
  async page({ limit, cursor, hidden, organizationId, dataSourceId }: Page): Promise<TermPageView> {
    const page = this.rows
      .createQueryBuilder('one')
      .where({ organizationId, ...(dataSourceId && { dataSourceId }) })
      .andWhere('not (one.dataSourceId = any (:hidden))', { hidden })
      .orderBy('lower(one.name)')
      .addOrderBy('one.id')
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(lower(one.name), one.id) > (lower(:name), :id)', after);
    return cursors.page((await page.getMany()).map(termView), limit, ({ name, id }) => ({ name, id }));
  }

  glossary(organizationId: string, dataSourceId: string): Promise<GlossaryView> {
    const key = `semantics.glossary ${organizationId} ${dataSourceId}`;
    const options = { ttlSeconds: 600, tags: [tagOf(organizationId)] };
    return this.cache.getOrLoad(key, options, () => this.load(organizationId, dataSourceId));
  }

  /** By name. */
  allOf(organizationId: string, dataSourceId: string): Promise<TermEntity[]> {
    return this.rows.find({ where: { organizationId, dataSourceId }, order: { name: 'ASC', id: 'ASC' } });
  }

  async changed(organizationId: string): Promise<void> {
    await this.cache.invalidateTags([tagOf(organizationId)]);
  }

  /** One at a time for a source, so that no name is given to two terms at once. */
  async save(term: TermEntity, tx: Transaction): Promise<void> {
    const { id, organizationId, dataSourceId, foldedNames } = term;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `semantics.term ${organizationId} ${dataSourceId}`,
    ]);
    const others = { organizationId, dataSourceId, id: Not(id) };
    const taken = await tx.findOneBy(TermEntity, { ...others, foldedNames: ArrayOverlap(foldedNames) });
    if (taken) {
      const name = foldedNames.find((one) => taken.foldedNames.includes(one)) ?? term.name;
      throw errors.nameTaken({ name, term: taken.name });
    }
    if ((await tx.countBy(TermEntity, others)) >= mostTerms) throw errors.tooManyTerms({ most: mostTerms });
    await tx.save(TermEntity, term);
  }

  async remove({ id }: TermEntity, tx: Transaction): Promise<void> {
    await tx.delete(TermEntity, { id });
  }

  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(TermEntity, { dataSourceId });
  }

  private async load(organizationId: string, dataSourceId: string): Promise<GlossaryView> {
    const rows = await this.rows.find({ where: { organizationId, dataSourceId }, order: { id: 'ASC' } });
    const terms = rows.map(({ id, name, otherNames, meaning }) => ({
      id,
      names: [name, ...otherNames],
      meaning,
    }));
    return { version: terms.length === 0 ? '' : digestOf(terms), terms };
  }
}

const tagOf = (organizationId: string) => `semantics.glossary ${organizationId}`;

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

export const termView = (row: TermEntity): TermView => ({
  id: row.id,
  dataSourceId: row.dataSourceId,
  name: row.name,
  otherNames: row.otherNames,
  meaning: row.meaning,
  ...(row.description !== null && { description: row.description }),
  changedBy: row.changedBy,
  changedAt: row.changedAt.toISOString(),
});
