import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetRowRules } from '#modules/governance';
import { type PolicyPreviewView, PreviewPolicies } from '../contract/index.js';
import { PolicyTrials } from './policy-trials.js';

@QueryHandler(PreviewPolicies)
export class PreviewPoliciesHandler implements IQueryHandler<PreviewPolicies> {
  constructor(
    private readonly queries: QueryBus,
    private readonly trials: PolicyTrials,
  ) {}

  async execute({ input: { as, limit, ...input } }: PreviewPolicies): Promise<PolicyPreviewView> {
    const { actor, dataSourceId } = input;
    const rules = await this.queries.execute(new GetRowRules({ actor, dataSourceId, as }));
    const trial = await this.trials.begin(input);
    const { result, verdict } = await this.trials.rows(trial, rules, limit);
    return {
      policies: verdict.policies,
      restricted: verdict.restricted,
      visibleRows: result.totalRows,
      totalRows: await this.trials.count(trial, { key: '', tables: [] }),
      columns: result.columns,
      rows: result.rows,
    };
  }
}
