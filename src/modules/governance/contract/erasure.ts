import { Command, Query } from '@nestjs/cqrs';
import type { Actor, PersonalCount } from '#shared/contracts';

export const erasureStates = ['scheduled', 'running', 'completed', 'cancelled'] as const;

export interface ErasureStepView {
  readonly module: string;
  /** `erased`: the module has confirmed it, and counts nothing any more. */
  readonly state: 'waiting' | 'erased';
  readonly attempts: number;
  /** Of the last attempt, when it failed. */
  readonly problem?: string;
  /** ISO 8601. */
  readonly confirmedAt?: string;
}

/** What was erased, said without saying of whom. */
export interface ErasureCertificate {
  readonly erasureId: string;
  /** ISO 8601, like the others. */
  readonly requestedAt: string;
  readonly completedAt: string;
  /** What is left of others, and named the person, names this. */
  readonly pseudonym: string;
  readonly modules: readonly {
    readonly module: string;
    readonly confirmedAt: string;
    readonly tables: readonly PersonalCount[];
  }[];
}

export interface ErasureView {
  readonly id: string;
  readonly state: (typeof erasureStates)[number];
  /** ISO 8601, like the others. */
  readonly requestedAt: string;
  /** Until then it can be cancelled. */
  readonly dueAt: string;
  readonly completedAt?: string;
  /** Why it does not begin. */
  readonly problem?: string;
  readonly steps: readonly ErasureStepView[];
  readonly certificate?: ErasureCertificate;
}

/** By a person of oneself. The receipt is shown once: with it the erasure can be followed without an account. */
export class RequestErasure extends Command<ErasureView & { readonly receipt: string }> {
  static readonly type = 'governance.request-erasure';
  constructor(readonly input: { readonly actor: Actor; readonly accessToken: string }) {
    super();
  }
}

/** Before it is due, by the person. */
export class CancelErasure extends Command<void> {
  static readonly type = 'governance.cancel-erasure';
  constructor(readonly input: { readonly actor: Actor; readonly erasureId: string }) {
    super();
  }
}

/** For whoever has the receipt. */
export class GetErasure extends Query<ErasureView> {
  static readonly type = 'governance.get-erasure';
  constructor(readonly input: { readonly erasureId: string; readonly receipt: string }) {
    super();
  }
}

export interface ErasurePage {
  readonly items: readonly ErasureView[];
  readonly nextCursor?: string;
}

/** One's own, newest first: those that have not begun, and those that were cancelled. */
export class ListErasures extends Query<ErasurePage> {
  static readonly type = 'governance.list-erasures';
  constructor(
    readonly input: { readonly actor: Actor; readonly limit: number; readonly cursor?: string | undefined },
  ) {
    super();
  }
}
