import { listIn, type PlanStep, type Told, textIn, toldIn } from './plan.js';

/** Rows of a granule, the least that is read of a table, where nobody has set another number. */
const rowsOfGranule = 8192;

/** Steps that only rename and compute. */
const silent = /^(?:Expression|BuildRuntimeFilter|CreatingSets?|DelayedCreatingSets)$/;

/** What ClickHouse answers to EXPLAIN json = 1, indexes = 1, actions = 1. It tells no costs, and of rows only the granules. */
export function clickhousePlan(told: string): PlanStep {
  const [root] = listIn(JSON.parse(told));
  return stepOf(toldIn(root?.Plan));
}

function stepOf(told: Told): PlanStep {
  const operator = String(told['Node Type'] ?? '');
  const children = listIn(told.Plans).map(stepOf);
  const [only] = children;
  if (only && children.length === 1 && silent.test(operator)) return only;
  if (only && children.length === 1 && operator === 'Filter') return filtered(only, told);
  if (operator.startsWith('ReadFrom')) return scanOf(operator, told);
  return operator === 'Join' ? joinOf(told, children) : otherOf(operator, children);
}

/** What is read and is not said to be a table may be anything: no name is that of none. */
function scanOf(operator: string, told: Told): PlanStep {
  const table = textIn(told.Description)?.replace(/^[^.]*\./, '') ?? '';
  const indexes = listIn(told.Indexes);
  const looksUp = indexes.some(({ Condition: said }) => said !== undefined && said !== 'true');
  const granules = Number(indexes.at(-1)?.['Selected Granules'] ?? told.Granules ?? 1);
  const prewhere = toldIn(toldIn(told['Prewhere info'])['Prewhere filter']);
  const condition = conditionIn(prewhere['Prewhere filter column']);
  return {
    operator,
    kind: looksUp ? 'index-scan' : 'scan',
    table,
    ...(condition && { condition }),
    estimatedRows: granules * rowsOfGranule,
    children: [],
  };
}

function filtered(step: PlanStep, told: Told): PlanStep {
  const condition = step.condition ?? conditionIn(told['Filter Column']);
  return { ...step, ...(condition && { condition }) };
}

function joinOf(told: Told, children: readonly PlanStep[]): PlanStep {
  const condition = conditionIn(told.Clauses)?.replace(/^\[(.*)\]$/s, '$1');
  const rows = children.map(({ estimatedRows }) => estimatedRows);
  const estimatedRows = condition ? Math.max(1, ...rows) : rows.reduce((product, n) => product * n, 1);
  const operator = `${String(told.Type ?? '')} Join`.trim();
  return { operator, kind: 'join', ...(condition && { condition }), estimatedRows, children };
}

function otherOf(operator: string, children: readonly PlanStep[]): PlanStep {
  const estimatedRows = Math.max(1, ...children.map(({ estimatedRows: rows }) => rows));
  return { operator, kind: 'other', estimatedRows, children };
}

/** Without the names that the server gives to tables; what it adds to a join to be quicker is no condition of the statement. */
function conditionIn(told: unknown): string | undefined {
  const text = textIn(told);
  return text?.includes('__applyFilter') ? undefined : text?.replaceAll(/__table\d+\./g, '');
}
