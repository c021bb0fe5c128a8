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
  select question from questions.question
   where organization_id = $1 and data_source_id = $2 and status = 'answered' and follows is null
     and organization_id <> '00000000-0000-4000-8000-000000000001'
   order by asked_at desc limit 3000`;

const most = 500;

/** What an organisation asks about a source, most often first. What guests ask, who share one account, is shown to nobody. */
@Injectable()
export class PopularQuestions {
  constructor(
    private readonly database: Database,
    private readonly cache: Cache,
  ) {}

  of(actor: Actor, dataSourceId: string): Promise<readonly PopularQuestion[]> {
    if (actor.kind !== 'user') return Promise.resolve([]);
    const { organizationId } = actor;
    const key = `questions.popular ${organizationId} ${dataSourceId}`;
    return this.cache.getOrLoad(key, { ttlSeconds: 60 }, () => this.load(organizationId, dataSourceId));
  }

  private async load(organizationId: string, dataSourceId: string): Promise<PopularQuestion[]> {
    const rows = await this.database.query<{ question: string }>(latest, [organizationId, dataSourceId]);
    const counted = new Map<string, PopularQuestion>();
    for (const { question: text } of rows) {
      const words = askedWords(text);
      const known = counted.get(words);
      counted.set(words, { text: known?.text ?? text, timesAsked: (known?.timesAsked ?? 0) + 1 });
    }
    return [...counted.values()].toSorted((a, b) => b.timesAsked - a.timesAsked).slice(0, most);
  }
}
