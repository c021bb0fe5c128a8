import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Dialect } from '#modules/catalog';
import { ExplainQuery, type PlanStepView, type QueryPlanView, queriesErrors } from '../contract/index.js';
import { clickhousePlan } from '../domain/plans/clickhouse-plan.js';
import { duckdbPlan } from '../domain/plans/duckdb-plan.js';
import { hintsOf } from '../domain/plans/hints.js';
import { mysqlPlan } from '../domain/plans/mysql-plan.js';
import { leadsToOthers, type PlanStep, withoutOthers } from '../domain/plans/plan.js';
import { postgresqlPlan } from '../domain/plans/postgresql-plan.js';
import { nameKey } from '../domain/syntax-tree.js';
import { EngineChoice } from '../infra/engine-choice.js';
import { problemOf, tellsNoPlan } from '../infra/engine-errors.js';
import { RunningStatements } from '../infra/running-statements.js';
import { Admission } from './admission.js';
import { appliedIn } from './run-query.js';

/** How each dialect is asked for a plan, and what it answers. */
const dialects: Readonly<Record<Dialect, { explain: string; planIn: (told: string) => PlanStep }>> = {
  duckdb: { explain: 'explain (format json)', planIn: duckdbPlan },
  postgresql: { explain: 'explain (format json)', planIn: postgresqlPlan },
  mysql: { explain: 'explain format=json', planIn: mysqlPlan },
  clickhouse: { explain: 'explain json = 1, indexes = 1, actions = 1', planIn: clickhousePlan },
};

@QueryHandler(ExplainQuery)
export class ExplainQueryHandler implements IQueryHandler<ExplainQuery> {
  constructor(
    private readonly admission: Admission,
    private readonly engines: EngineChoice,
    private readonly running: RunningStatements,
  ) {}

  async execute({ input }: ExplainQuery): Promise<QueryPlanView> {
    const run = await this.admission.of(input);
    const { owner, statement, schema, verdict } = run;
    const engine = this.engines.of(schema);
    const { dataSourceId, version } = statement;
    const read = schema.tables.filter(({ name }) =>
      [name, nameKey(name)].some((key) => verdict.tables.includes(key)),
    );
    const tables = read.map(({ name }) => name);
    const told = { dataSourceId, dataVersion: version, tables, ...appliedIn(run) };
    try {
      const { explain, planIn } = dialects[schema.dialect];
      const asked = { ...statement, sql: `${explain} ${statement.sql}` };
      const answer = await this.running.track(owner, (running) => engine.tell(asked, running));
      // Estimates are made from all rows: they would tell of those that are kept back.
      if (verdict.restricted) return { ...told, hints: [] };
      const named = new Set([...tables, ...(verdict.aliases ?? [])]);
      const whole = planIn(answer);
      const isOpen = !leadsToOthers(whole, named);
      const plan = isOpen ? whole : withoutOthers(whole, named);
      return {
        ...told,
        estimatedRows: plan.estimatedRows,
        ...(plan.estimatedCost !== undefined && { estimatedCost: plan.estimatedCost }),
        hints: isOpen ? hintsOf(plan, read) : [],
        plan: viewOf(plan),
      };
    } catch (error) {
      if (tellsNoPlan(error)) throw queriesErrors.noPlan({ dialect: schema.dialect });
      throw problemOf(error, schema, verdict);
    }
  }
}

const viewOf = ({ kind: _kind, children, ...step }: PlanStep): PlanStepView => ({
  ...step,
  children: children.map(viewOf),
});
