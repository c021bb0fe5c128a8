import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import { type Placed, SortedPages } from '#shared/pagination';
import { governanceErrors as errors } from '../../contract/errors.js';
import type {
  ListQualityRules,
  NewQualityRule,
  QualityRulePage,
  QualityRuleView,
} from '../../contract/quality/index.js';

interface Row extends NewQualityRule {
  readonly id: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** Whose rules of which source. */
export interface OwnedSource {
  readonly organizationId: string;
  readonly dataSourceId: string;
}

export interface StoredRule extends Row {
  readonly organizationId: string;
}

type Asked = Omit<ListQualityRules['input'], 'actor'>;

const mostRules = 200;

const pages = new SortedPages(
  {
    table: { sql: 'r.table_name', type: 'text' },
    name: { sql: 'lower(r.name)', type: 'text' },
    changedAt: { sql: 'r.changed_at', type: 'timestamptz' },
  },
  'r.id',
);

const columns = `r.id, r.data_source_id as "dataSourceId", r.table_name as "table", r.name, r.severity, r.enabled,
  r.definition as "check", r.changed_by as "changedBy", r.changed_at as "changedAt"`;

@Injectable()
export class QualityRules {
  constructor(private readonly database: Database) {}

  async get(organizationId: string, ruleId: string): Promise<QualityRuleView> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.quality_rule r where r.id = $1 and r.organization_id = $2`,
      [ruleId, organizationId],
    );
    if (!row) throw errors.qualityRuleNotFound({ ruleId });
    return viewOf(row);
  }

  /** Those that are looked at, in the order of their tables. */
  async enabledOf({ organizationId, dataSourceId }: OwnedSource): Promise<QualityRuleView[]> {
    const rows = await this.database.query<Row>(
      `select ${columns} from governance.quality_rule r
        where r.organization_id = $1 and r.data_source_id = $2 and r.enabled order by r.table_name, r.name`,
      [organizationId, dataSourceId],
    );
    return rows.map(viewOf);
  }

  async page(organizationId: string, asked: Asked): Promise<QualityRulePage> {
    const { dataSourceId, table, type, severity, search } = asked;
    const own = [organizationId, dataSourceId, table, type, severity, search].map((value) => value ?? null);
    const { place, after, order, parameters } = pages.sql(asked, own);
    const rows = await this.database.query<Row & Placed>(
      `select ${columns}, ${place} from governance.quality_rule r
        where r.organization_id = $1 and ($2::uuid is null or r.data_source_id = $2)
          and ($3::text is null or r.table_name = $3) and ($4::text is null or r.definition->>'type' = $4)
          and ($5::text is null or r.severity = $5)
          and ($6::text is null or strpos(lower(r.name), lower($6)) > 0) and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map(viewOf), ...next };
  }

  /** One at a time for a source: no name twice, and not too many. */
  async save(rule: StoredRule, tx: Transaction): Promise<void> {
    const { id, organizationId, dataSourceId, name } = rule;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `governance.quality-rule ${organizationId} ${dataSourceId}`,
    ]);
    const others: { name: string }[] = await tx.query(
      'select name from governance.quality_rule where organization_id = $1 and data_source_id = $2 and id <> $3',
      [organizationId, dataSourceId, id],
    );
    if (others.some((other) => other.name === name)) throw errors.qualityNameTaken({ name });
    if (others.length >= mostRules) throw errors.tooManyQualityRules({ most: mostRules });
    await tx.query(
      `insert into governance.quality_rule (id, organization_id, data_source_id, table_name, name, severity, enabled,
           definition, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (id) do update set data_source_id = excluded.data_source_id, table_name = excluded.table_name,
           name = excluded.name, severity = excluded.severity, enabled = excluded.enabled,
           definition = excluded.definition, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [
        ...[id, organizationId, dataSourceId, rule.table, name, rule.severity, rule.enabled],
        ...[JSON.stringify(rule.check), rule.changedBy, rule.changedAt],
      ],
    );
  }

  async remove(ruleId: string, tx: Transaction): Promise<void> {
    await tx.query('delete from governance.quality_rule where id = $1', [ruleId]);
  }
}

export const viewOf = ({ id, dataSourceId, table, name, severity, enabled, check, ...row }: Row) => ({
  id,
  dataSourceId,
  table,
  name,
  severity,
  enabled,
  check,
  changedBy: row.changedBy,
  changedAt: row.changedAt.toISOString(),
});
