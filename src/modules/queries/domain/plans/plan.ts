/** A step of the way in which an engine would answer, and the steps before it. */
export interface PlanStep {
  /** As the engine calls it. */
  readonly operator: string;
  readonly kind: 'scan' | 'index-scan' | 'join' | 'other';
  /** That a scan reads. */
  readonly table?: string;
  /** What rows have to fulfil: of a scan its filter, of a join what its sides have in common. */
  readonly condition?: string;
  readonly estimatedRows: number;
  /** In the units of the engine, with the steps before it. */
  readonly estimatedCost?: number;
  readonly children: readonly PlanStep[];
}

/** A part of what an engine tells; anything may be missing. */
export type Told = Readonly<Record<string, unknown>>;

export const toldIn = (value: unknown): Told =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : {};

export const listIn = (value: unknown): readonly Told[] => (Array.isArray(value) ? value.map(toldIn) : []);

/** A text, or several of them as one. */
export function textIn(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.join(' and ') : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

export const allSteps = (step: PlanStep): PlanStep[] => [step, ...step.children.flatMap(allSteps)];

/** Results in between have no names but those that MySQL gives them: `<derived2>`. */
const isOf = (named: ReadonlySet<string>, table: string | undefined): boolean =>
  table === undefined || named.has(table) || table.startsWith('<');

/** Whether a view leads to tables that the statement does not name. */
export const leadsToOthers = (plan: PlanStep, named: ReadonlySet<string>): boolean =>
  allSteps(plan).some(({ table }) => !isOf(named, table));

/** Without the tables that the statement does not name, and without all conditions, any of which may be of them. */
export function withoutOthers(plan: PlanStep, named: ReadonlySet<string>): PlanStep {
  const { table, condition: _, ...step } = plan;
  const children = plan.children.map((child) => withoutOthers(child, named));
  return { ...step, ...(table !== undefined && isOf(named, table) && { table }), children };
}
