import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import type { LlmPolicyView } from '../../contract/index.js';
import { LanguageModel } from './language-model.js';
import { LlmPolicyEntity } from './llm-policy.entity.js';

type Kept = Omit<LlmPolicyView, 'available' | 'languageModel'>;

const nothingAllowed: Kept = { allowed: false, maySeeRows: false };

/** What organisations allow a language model. */
@Injectable()
export class LlmPolicies {
  constructor(
    @InjectRepository(LlmPolicyEntity) private readonly rows: Repository<LlmPolicyEntity>,
    private readonly model: LanguageModel,
    private readonly cache: Cache,
  ) {}

  /** Guests are nobody's: for them nothing is allowed. */
  async of({ kind, organizationId }: Actor): Promise<LlmPolicyView> {
    const kept = kind === 'user' ? await this.kept(organizationId) : nothingAllowed;
    const { name } = this.model;
    return { ...kept, available: name !== undefined, ...(name !== undefined && { languageModel: name }) };
  }

  async save(policy: LlmPolicyEntity, tx: Transaction): Promise<void> {
    await tx.save(LlmPolicyEntity, policy);
  }

  async changed(organizationId: string): Promise<void> {
    await this.cache.invalidateTags([tagOf(organizationId)]);
  }

  private kept(organizationId: string): Promise<Kept> {
    const options = { ttlSeconds: 600, tags: [tagOf(organizationId)] };
    return this.cache.getOrLoad(`questions.llm-policy ${organizationId}`, options, async () => {
      const row = await this.rows.findOneBy({ organizationId });
      if (!row) return nothingAllowed;
      const { allowed, maySeeRows, changedBy } = row;
      return { allowed, maySeeRows, changedBy, changedAt: row.changedAt.toISOString() };
    });
  }
}

const tagOf = (organizationId: string) => `questions.llm-policy ${organizationId}`;
