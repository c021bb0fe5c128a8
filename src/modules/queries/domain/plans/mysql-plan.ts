import { listIn, type PlanStep, type Told, textIn, toldIn } from './plan.js';

/**
 * What MySQL and MariaDB answer to EXPLAIN FORMAT=JSON: tables, in the loops and sorts that they are read by. They call a
 * table by its alias.
 */
export function mysqlPlan(told: string): PlanStep {
  const block = toldIn(toldIn(parsed(told)).query_block);
  const step = within('query_block', block);
  const cost = Number(toldIn(block.cost_info).query_cost ?? block.cost);
  return Number.isFinite(cost) ? { ...step, estimatedCost: cost } : step;
}

/** A text, up to where the next property or the end of the object stands on a line of its own. */
const textProperty = /("\w+": ")([\s\S]*?)(?="(?:,?\n\s*(?:"\w+": |[}\]])))/g;

/** MariaDB leaves the quotes and line breaks of a condition as they are, which is no JSON. */
function parsed(told: string): unknown {
  try {
    return JSON.parse(told);
  } catch {
    const mended = told.replace(textProperty, (_, name, text) => name + JSON.stringify(text).slice(1, -1));
    return JSON.parse(mended);
  }
}

function within(name: string, told: Told): PlanStep {
  const children = childrenOf(told);
  const [only] = children;
  if (only && children.length === 1 && name !== 'query_block') {
    const condition = only.condition ?? textIn(told.attached_condition);
    return { ...only, operator: `${name} of ${only.operator}`, ...(condition && { condition }) };
  }
  const estimatedRows = Math.max(1, ...children.map(({ estimatedRows: rows }) => rows));
  return { operator: name, kind: 'other', estimatedRows, children };
}

/** Whatever holds other steps, whatever it is called. */
function childrenOf(told: Told): PlanStep[] {
  return Object.entries(told).flatMap(([name, value]) => {
    if (name === 'table') return [tableOf(toldIn(value))];
    if (name === 'nested_loop') return [loopOf(listIn(value))];
    const inner = toldIn(value);
    return childrenOf(inner).length > 0 ? [within(name, inner)] : [];
  });
}

function tableOf(told: Told): PlanStep {
  const table = textIn(told.table_name);
  const condition = textIn(told.attached_condition) ?? textIn(told.ref);
  const access = String(told.access_type ?? '');
  return {
    operator: access,
    kind: access === 'ALL' ? 'scan' : 'index-scan',
    ...(table && { table }),
    ...(condition && { condition }),
    estimatedRows: Number(told.rows_produced_per_join ?? told.rows_examined_per_scan ?? told.rows ?? 1),
    estimatedCost: Number(toldIn(told.cost_info).prefix_cost ?? told.cost ?? 0),
    children: [],
  };
}

/** One table after another: what a later one is looked up by is what they have in common. */
function loopOf(items: readonly Told[]): PlanStep {
  const children = items.flatMap(childrenOf);
  const [first, ...later] = children;
  if (!first || later.length === 0)
    return first ?? { operator: '', kind: 'other', estimatedRows: 0, children: [] };
  const condition = later.map((step) => step.condition).find((text) => text !== undefined);
  return {
    operator: 'nested_loop',
    kind: 'join',
    ...(condition && { condition }),
    estimatedRows: children.reduce((product, { estimatedRows }) => product * Math.max(1, estimatedRows), 1),
    children,
  };
}
