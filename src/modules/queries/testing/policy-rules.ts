import { randomUUID } from 'node:crypto';
import {
  GetRowRules,
  ListMemberRules,
  type MemberRulesView,
  type RowRule,
  type RowRulesView,
  type TableRule,
} from '#modules/governance';
import { stubQuery } from '#shared/testing';
import { noRules } from './make-gate.js';

/** Who sees what, by user; everybody else sees everything. */
export type RulesByUser = Map<string, RowRulesView>;

/** What governance says: the rules of some people. */
export const policiesOf = (rules: RulesByUser) => [
  stubQuery(GetRowRules, ({ actor, as }): RowRulesView => rules.get(as?.userId ?? actor.userId) ?? noRules),
  stubQuery(ListMemberRules, (): readonly MemberRulesView[] =>
    [...rules]
      .filter(([, { tables }]) => tables.every(isOfRegion))
      .map(([userId, rules]) => ({ userId, name: 'Somebody', role: 'user', rules })),
  ),
];

export const ruleOn = (table: string, rule: RowRule): RowRulesView => ({
  key: JSON.stringify([table, rule]),
  tables: [{ table, policies: [{ id: randomUUID(), name: 'Own region' }], rule, restricted: true }],
});

const isOfRegion = ({ table, rule }: TableRule): boolean =>
  table === 'states' && 'column' in rule && rule.column === 'region';
