import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListMemberRules, type RowRule, type RowRulesView } from '#modules/governance';
import { FindPolicyViewers, type PolicyViewersView } from '../contract/index.js';
import { nameKey } from '../domain/syntax-tree.js';
import { onlyRule, PolicyTrials } from './policy-trials.js';

@QueryHandler(FindPolicyViewers)
export class FindPolicyViewersHandler implements IQueryHandler<FindPolicyViewers> {
  constructor(
    private readonly queries: QueryBus,
    private readonly trials: PolicyTrials,
  ) {}

  async execute({ input: { row, ...input } }: FindPolicyViewers): Promise<PolicyViewersView> {
    const { actor, dataSourceId } = input;
    const members = await this.queries.execute(new ListMemberRules({ actor, dataSourceId }));
    const trial = await this.trials.begin(input);
    const meant: RowRule = { all: Object.entries(row).map(([column, value]) => equals(column, value)) };
    const matchingRows = await this.trials.count(trial, onlyRule(trial.table, meant));
    /** One count for all who see the same. */
    const counts = new Map<string, number>();
    const viewers = [];
    for (const { userId, name, role, rules } of members) {
      const own = ruleOf(rules, trial.table);
      const visibleRows =
        (own?.restricted ?? false)
          ? (counts.get(rules.key) ??
            (await this.trials.count(
              trial,
              onlyRule(trial.table, { all: [meant, own?.rule ?? { rows: 'none' }] }),
            )))
          : matchingRows;
      if (own?.restricted) counts.set(rules.key, visibleRows);
      const policies = (own?.policies ?? []).map((policy) => ({ ...policy, table: trial.table }));
      viewers.push({ userId, name, role, visibleRows, policies });
    }
    return { matchingRows, viewers };
  }
}

const equals = (column: string, value: string | number | boolean | null): RowRule =>
  value === null ? { column, operator: 'isNull' } : { column, operator: 'equals', values: [value] };

const ruleOf = ({ tables }: RowRulesView, table: string) =>
  tables.find((rule) => nameKey(rule.table) === nameKey(table));
