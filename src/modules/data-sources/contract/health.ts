import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';
import type { ConnectionSettings, LiveKind } from './views.js';

export const healthStates = ['healthy', 'unhealthy'] as const;
export type HealthState = (typeof healthStates)[number];

export interface HealthProblem {
  readonly code: string;
  readonly message: string;
}

export interface HealthCheckView {
  readonly healthy: boolean;
  readonly latencyMs: number;
  readonly problem?: HealthProblem;
}

/** From when on a source was so. */
export interface HealthChangeView {
  readonly state: HealthState;
  /** ISO 8601. */
  readonly since: string;
  readonly problem?: HealthProblem;
}

export interface HealthView {
  /** `unknown` until it was looked at for the first time. */
  readonly state: HealthState | 'unknown';
  /** ISO 8601. */
  readonly checkedAt?: string;
  /** Newest first. */
  readonly history: readonly HealthChangeView[];
}

/** A live database answers again, does not any more, or for another reason. */
export class DataSourceHealthChanged extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly state: HealthState;
  readonly since: string;
  readonly problem?: HealthProblem;
}> {
  static readonly type = 'data-sources.data-source-health-changed';
}

/** Whether a live database answers now; what has changed since the last time is remembered and told. */
export class CheckHealth extends Command<HealthCheckView> {
  static readonly type = 'data-sources.check-health';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** How a live source has been. */
export class GetHealth extends Query<HealthView> {
  static readonly type = 'data-sources.get-health';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** Whether a database could be a source. Nothing is stored. */
export class TestConnection extends Query<HealthCheckView> {
  static readonly type = 'data-sources.test-connection';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly kind: LiveKind;
      readonly settings: ConnectionSettings;
      readonly password: string;
    },
  ) {
    super();
  }
}
