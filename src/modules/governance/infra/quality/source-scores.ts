import { Injectable } from '@nestjs/common';
import { Database } from '#shared/database';
import { type Placed, SortedPages } from '#shared/pagination';
import type {
  ListSourceScores,
  QualityOutcome,
  SourceScorePage,
  SourceScoreView,
} from '../../contract/quality/index.js';

interface Row extends Placed {
  readonly rules: number;
  readonly outcome: QualityOutcome | null;
  readonly score: number | null;
  readonly checkedAt: Date | null;
  readonly heldVersions: number;
}

const pages = new SortedPages(
  {
    score: { sql: 'coalesce(round(r.score * 100), -1)::bigint', type: 'bigint' },
    checkedAt: { sql: `coalesce(r.started_at, '-infinity')`, type: 'timestamptz' },
  },
  's.id',
);

/** Every source that an organisation has rules for. */
@Injectable()
export class SourceScores {
  constructor(private readonly database: Database) {}

  async page(
    organizationId: string,
    asked: Omit<ListSourceScores['input'], 'actor'>,
  ): Promise<SourceScorePage> {
    const { place, after, order, parameters } = pages.sql(asked, [organizationId, asked.outcome ?? null]);
    const rows = await this.database.query<Row>(
      `select s.id, s.rules, r.outcome, r.score, r.started_at as "checkedAt", ${place},
              (select count(*) from governance.quality_held_version h where h.organization_id = $1
                  and h.data_source_id = s.id and h.state = 'held')::integer as "heldVersions"
         from (select data_source_id as id, count(*) filter (where enabled)::integer as rules
                 from governance.quality_rule where organization_id = $1 group by 1) s
         left join lateral (
           select * from governance.quality_run r
            where r.organization_id = $1 and r.data_source_id = s.id and r.state = 'done'
            order by r.started_at desc, r.id desc limit 1) r on true
        where ($2::text is null or r.outcome = $2) and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map(viewOf), ...next };
  }
}

const viewOf = ({ id, rules, outcome, score, checkedAt, heldVersions }: Row): SourceScoreView => ({
  dataSourceId: id,
  rules,
  ...(outcome && { outcome }),
  ...(score !== null && { score }),
  ...(checkedAt && { checkedAt: checkedAt.toISOString() }),
  heldVersions,
});
