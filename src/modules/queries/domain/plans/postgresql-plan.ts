import { listIn, type PlanStep, type Told, textIn, toldIn } from './plan.js';

/** What PostgreSQL answers to EXPLAIN (FORMAT JSON). */
export function postgresqlPlan(told: string): PlanStep {
  const [root] = listIn(JSON.parse(told));
  return stepOf(toldIn(root?.Plan));
}

function stepOf(told: Told): PlanStep {
  const operator = String(told['Node Type'] ?? '');
  const table = textIn(told['Relation Name']);
  const condition = conditionOf(told);
  return {
    operator,
    kind: kindOf(operator),
    ...(table && { table }),
    ...(condition && { condition }),
    estimatedRows: Number(told['Plan Rows'] ?? 0),
    estimatedCost: Number(told['Total Cost'] ?? 0),
    children: listIn(told.Plans).map(stepOf),
  };
}

function kindOf(operator: string): PlanStep['kind'] {
  if (/Join|Nested Loop/.test(operator)) return 'join';
  if (/Index|Bitmap|Tid/.test(operator)) return 'index-scan';
  return /Scan/.test(operator) ? 'scan' : 'other';
}

/** A nested loop whose inner side is looked up in an index says there what its sides have in common. */
function conditionOf(told: Told): string | undefined {
  const own = ['Hash Cond', 'Merge Cond', 'Join Filter', 'Index Cond', 'Recheck Cond', 'Filter'];
  const named = own.map((name) => textIn(told[name])).find((text) => text !== undefined);
  if (named ?? told['Node Type'] !== 'Nested Loop') return named;
  return listIn(told.Plans)
    .map(conditionOf)
    .find((text) => text !== undefined);
}
