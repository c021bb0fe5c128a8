import { Injectable } from '@nestjs/common';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import { Inquiries } from '#shared/messaging';
import { quotaTag } from '#shared/quotas';
import { FindStatementLimits, type StatementLimitsView } from '../contract/limits.js';
import { QueriesConfig } from './config.js';

/** Longest time that a change nobody announced goes unnoticed. */
const ttlSeconds = 60;

export interface StatementLimit {
  readonly seconds: number;
  readonly rows: number;
  /** Absent: as many as there is room for. */
  readonly concurrent?: number;
}

/** What the plan of an organisation allows, and the server at most. Guests and the server itself have no plan. */
@Injectable()
export class StatementLimits {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly cache: Cache,
    private readonly config: QueriesConfig,
  ) {}

  async of({ kind, organizationId }: Actor): Promise<StatementLimit> {
    const planned = kind === 'user' ? await this.planned(organizationId) : [];
    const { timeLimitSeconds, maxRows } = this.config;
    const least = (most: number, of: (view: StatementLimitsView) => number | undefined) =>
      planned.reduce((limit, view) => Math.min(limit, of(view) ?? limit), most);
    const concurrent = least(Number.POSITIVE_INFINITY, (view) => view.concurrent);
    return {
      seconds: least(timeLimitSeconds, ({ seconds }) => seconds),
      rows: least(maxRows, ({ rows }) => rows),
      ...(Number.isFinite(concurrent) && { concurrent }),
    };
  }

  private planned(organizationId: string): Promise<readonly StatementLimitsView[]> {
    const tags = [quotaTag(organizationId)];
    return this.cache.getOrLoad(`statement limits ${organizationId}`, { ttlSeconds, tags }, () =>
      this.inquiries.ask(new FindStatementLimits({ organizationId })),
    );
  }
}
