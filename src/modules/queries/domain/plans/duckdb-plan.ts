import { listIn, type PlanStep, type Told, textIn, toldIn } from './plan.js';

const scan = /SCAN/;
const join = /JOIN|CROSS_PRODUCT/;

/** What DuckDB answers to EXPLAIN (FORMAT json). It tells no costs. */
export function duckdbPlan(told: string): PlanStep {
  const [root] = listIn(JSON.parse(told));
  return stepOf(root ?? {});
}

function stepOf(told: Told): PlanStep {
  const operator = String(told.name ?? '').trim();
  const info = toldIn(told.extra_info);
  const children = listIn(told.children).map(stepOf);
  const table = textIn(info.Table)?.split('.').at(-1);
  const condition = textIn(info.Filters) ?? textIn(info.Conditions) ?? textIn(info.Condition);
  return {
    operator,
    kind: kindOf(operator, textIn(info.Type)),
    ...(table && { table }),
    ...(condition && { condition }),
    estimatedRows: rowsOf(operator, info, children),
    children,
  };
}

function kindOf(operator: string, type = ''): PlanStep['kind'] {
  if (join.test(operator)) return 'join';
  if (!scan.test(operator)) return 'other';
  return /index/i.test(type) ? 'index-scan' : 'scan';
}

/** Where DuckDB says nothing, what follows from the steps before. */
function rowsOf(operator: string, info: Told, children: readonly PlanStep[]): number {
  const told = Number(info['Estimated Cardinality']);
  if (Number.isFinite(told)) return told;
  const before = children.map(({ estimatedRows }) => estimatedRows);
  if (operator === 'CROSS_PRODUCT') return before.reduce((product, rows) => product * rows, 1);
  if (operator === 'UNGROUPED_AGGREGATE') return 1;
  const most = Math.max(1, ...before);
  const top = Number(info.Top);
  return Number.isFinite(top) ? Math.min(top, most) : most;
}
