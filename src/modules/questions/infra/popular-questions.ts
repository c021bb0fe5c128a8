import { Injectable } from '@nestjs/common';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { askedWords } from '../domain/asked-words.js';

export interface PopularQuestion {
  readonly text: string;
  readonly timesAsked: number;
}

/** Of the latest answered questions, so that an organisation that asked a million is counted as fast as any. */
const latest = `
  select question, user_id as "askedBy" from questions.question
   where organization_id = $1 and data_source_id = $2 and status = 'answered' and follows is null
     and organization_id <> '00000000-0000-4000-8000-000000000001'
   order by asked_at desc limit 3000`;

const most = 500;

interface Asked extends PopularQuestion {
  /** Two of them at most. */
  readonly askers: readonly string[];
}

/**
 * What an organisation asks about a source, most often first: by oneself, or by two of its members at least, for what one
 * person asks is theirs. What guests ask, who share one account, is shown to nobody.
 */
@Injectable()
export class PopularQuestions {
  constructor(
    private readonly database: Database,
    private readonly cache: Cache,
  ) {}

  async of(actor: Actor, dataSourceId: string): Promise<readonly PopularQuestion[]> {
    if (actor.kind !== 'user') return [];
    const { organizationId, userId } = actor;
    const key = `questions.popular ${organizationId} ${dataSourceId}`;
    const all = await this.cache.getOrLoad(key, { ttlSeconds: 60 }, () =>
      this.load(organizationId, dataSourceId),
    );
    return all
      .filter(({ askers }) => askers.length > 1 || askers[0] === userId)
      .slice(0, most)
      .map(({ text, timesAsked }) => ({ text, timesAsked }));
  }

  private async load(organizationId: string, dataSourceId: string): Promise<Asked[]> {
    const rows = await this.database.query<{ question: string; askedBy: string }>(latest, [
      organizationId,
      dataSourceId,
    ]);
    const counted = new Map<string, Asked>();
    for (const { question: text, askedBy } of rows) {
      const words = askedWords(text);
      const known = counted.get(words);
      const { timesAsked = 0, askers = [] } = known ?? {};
      counted.set(words, {
        text: known?.text ?? text,
        timesAsked: timesAsked + 1,
        askers: askers.includes(askedBy) ? askers : [...askers, askedBy].slice(0, 2),
      });
    }
    return [...counted.values()].toSorted((a, b) => b.timesAsked - a.timesAsked);
  }
}
