import { Command, Query } from '@nestjs/cqrs';
import { type Actor, defineContract, type JsonValue } from '#shared/contracts';

export const healthStates = ['up', 'degraded', 'down'] as const;
export type HealthState = (typeof healthStates)[number];

export interface ComponentHealth {
  /** `database`, `redis`, `jobs`, `object-store`, `disk`, `analytics-engine`, `builtin-data`. */
  readonly name: string;
  readonly state: HealthState;
  /** What is wrong, in words for an operator. */
  readonly message?: string;
}

export interface HealthView {
  /** The worst of its components. */
  readonly state: HealthState;
  readonly components: readonly ComponentHealth[];
}

/** Every part that a question needs, tried out. */
export class CheckHealth extends Query<HealthView> {
  static readonly type = 'operations.check-health';
  constructor(readonly input: Readonly<Record<string, never>> = {}) {
    super();
  }
}

export interface ReadinessView {
  readonly ready: boolean;
  /** Why not. */
  readonly reason?: string;
}

/** Whether questions can be asked of this process. */
export class GetReadiness extends Query<ReadinessView> {
  static readonly type = 'operations.get-readiness';
  constructor(readonly input: Readonly<Record<string, never>> = {}) {
    super();
  }
}

/** An event that one subscriber could not handle in all its attempts. */
export interface DeadLetterView {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly subscriber: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly correlationId: string;
  /** ISO 8601: when the event happened. */
  readonly timestamp: string;
  readonly payload: Readonly<Record<string, JsonValue>>;
}

/** Newest first. For operators. */
export class ListDeadLetters extends Query<readonly DeadLetterView[]> {
  static readonly type = 'operations.list-dead-letters';
  constructor(readonly input: { readonly actor: Actor; readonly limit: number }) {
    super();
  }
}

/** Delivers once more what was given up. For operators. */
export class ReplayDeadLetter extends Command<void> {
  static readonly type = 'operations.replay-dead-letter';
  constructor(readonly input: { readonly actor: Actor; readonly id: string }) {
    super();
  }
}

/** Nobody works in the organisation until it may work again. For operators. */
export class StopOrganization extends Command<void> {
  static readonly type = 'operations.stop-organization';
  constructor(
    readonly input: { readonly actor: Actor; readonly organizationId: string; readonly reason: string },
  ) {
    super();
  }
}

/** For operators. */
export class LetOrganizationWork extends Command<void> {
  static readonly type = 'operations.let-organization-work';
  constructor(readonly input: { readonly actor: Actor; readonly organizationId: string }) {
    super();
  }
}

/** Open from every network again, when its admins cannot get in to say so. For operators. */
export class OpenToAllNetworks extends Command<void> {
  static readonly type = 'operations.open-to-all-networks';
  constructor(readonly input: { readonly actor: Actor; readonly organizationId: string }) {
    super();
  }
}

export const operationsContract = defineContract({
  module: 'operations',
  commands: [ReplayDeadLetter, StopOrganization, LetOrganizationWork, OpenToAllNetworks],
  queries: [CheckHealth, GetReadiness, ListDeadLetters],
  events: [],
});
