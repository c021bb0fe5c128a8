import { Query } from '@nestjs/cqrs';
import type { AppliedPolicyView, QueryInput } from './running.js';

/** A step of the way in which an engine would answer, and the steps before it. */
export interface PlanStepView {
  readonly operator: string;
  readonly table?: string;
  readonly condition?: string;
  readonly estimatedRows: number;
  readonly estimatedCost?: number;
  readonly children: readonly PlanStepView[];
}

export const hintCodes = ['cross-join', 'full-scan', 'missing-key'] as const;

export interface QueryPlanView {
  readonly dataSourceId: string;
  readonly dataVersion: string;
  /** The tables that are read. */
  readonly tables: readonly string[];
  /** Absent where row policies keep rows back: estimates know the rows that are hidden. */
  readonly estimatedRows?: number;
  readonly policies?: readonly AppliedPolicyView[];
  /** In the units of the engine; absent where it tells none. */
  readonly estimatedCost?: number;
  readonly hints: readonly {
    readonly code: (typeof hintCodes)[number];
    readonly message: string;
    readonly table?: string;
  }[];
  /** Absent with the estimates. */
  readonly plan?: PlanStepView;
}

/** How one SELECT would be answered. It passes the gate like one that is run, and is not run. */
export class ExplainQuery extends Query<QueryPlanView> {
  static readonly type = 'queries.explain-query';
  constructor(readonly input: Omit<QueryInput, 'id' | 'limit' | 'origin'>) {
    super();
  }
}
