import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import { type PageRequest, type Placed, SortedPages } from '#shared/pagination';
import type {
  QualityResultView,
  QualityRuleView,
  ScoreHistoryPage,
  ScorePointView,
  TableScoreView,
} from '../../contract/quality/index.js';
import { summarize } from '../../domain/quality/judging.js';
import type { OwnedSource } from './quality-rules.js';

interface Row extends Omit<QualityResultView, 'rows' | 'failing' | 'score'> {
  readonly rows: number | null;
  readonly failing: number | null;
  readonly score: number | null;
}

interface PointRow extends Placed {
  readonly version: string | null;
  readonly trigger: ScorePointView['trigger'];
  readonly at: Date;
  readonly score: number | null;
}

const pages = new SortedPages({ at: { sql: 'r.started_at', type: 'timestamptz' } }, 'r.id');

/** What the rules of runs came to. */
@Injectable()
export class QualityResults {
  constructor(private readonly database: Database) {}

  async add(runId: string, results: readonly QualityResultView[], tx: Transaction): Promise<void> {
    for (const { ruleId, name, table, severity, check, outcome, rows, failing, score, message } of results)
      await tx.query(
        `insert into governance.quality_result
           (run_id, rule_id, name, table_name, severity, definition, outcome, row_count, failing, score, message)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[runId, ruleId, name, table, severity, JSON.stringify(check), outcome],
          ...[rows ?? null, failing ?? null, score ?? null, message],
        ],
      );
  }

  /** The worst first. */
  async of(runId: string): Promise<QualityResultView[]> {
    const rows = await this.database.query<Row>(
      `select rule_id as "ruleId", name, table_name as "table", severity, definition as "check", outcome,
              row_count::float8 as rows, failing::float8 as failing, score, message
         from governance.quality_result where run_id = $1
        order by array_position(array['error', 'fail', 'warn', 'pass'], outcome), table_name, name`,
      [runId],
    );
    return rows.map(viewOf);
  }

  async tablesOf(runId: string): Promise<TableScoreView[]> {
    const byTable = Map.groupBy(await this.of(runId), ({ table }) => table);
    return [...byTable]
      .map(([table, results]) => {
        const { score, counts } = summarize(results);
        return { table, ...(score !== undefined && { score }), counts };
      })
      .toSorted((a, b) => (a.table < b.table ? -1 : 1));
  }

  /** How many rows a rule counted of its table when a version was last let through. */
  async rowsBefore({ id, dataSourceId, table }: QualityRuleView): Promise<number | undefined> {
    const [row] = await this.database.query<{ rows: number }>(
      `select s.row_count::float8 as rows from governance.quality_result s
         join governance.quality_run r on r.id = s.run_id
        where s.rule_id = $1 and r.data_source_id = $2 and s.table_name = $3 and s.row_count is not null and not r.held
        order by r.started_at desc, r.id limit 1`,
      [id, dataSourceId, table],
    );
    return row?.rows;
  }

  async history(
    of: OwnedSource & { table?: string | undefined },
    asked: PageRequest,
  ): Promise<ScoreHistoryPage> {
    const { organizationId, dataSourceId, table } = of;
    const newestFirst = { ...asked, sort: 'at', order: 'desc' } as const;
    const own = [organizationId, dataSourceId, table ?? null];
    const { place, after, order, parameters } = pages.sql(newestFirst, own);
    const rows = await this.database.query<PointRow>(
      `select r.id, r.version, r.trigger, r.started_at as at, ${place},
              case when $3::text is null then r.score else t.score end as score
         from governance.quality_run r left join lateral (
           select avg(s.score) as score, count(*) as results from governance.quality_result s
            where s.run_id = r.id and s.table_name = $3) t on true
        where r.organization_id = $1 and r.data_source_id = $2 and r.state = 'done'
          and ($3::text is null or t.results > 0) and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, newestFirst);
    return { items: items.map(pointOf), ...next };
  }
}

const viewOf = ({ rows, failing, score, ...row }: Row): QualityResultView => ({
  ...row,
  ...(rows !== null && { rows }),
  ...(failing !== null && { failing }),
  ...(score !== null && { score }),
});

const pointOf = ({ id, version, trigger, at, score }: PointRow): ScorePointView => ({
  runId: id,
  ...(version !== null && { version }),
  trigger,
  at: at.toISOString(),
  ...(score !== null && { score: Math.round(score * 100) / 100 }),
});
