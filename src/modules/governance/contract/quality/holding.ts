import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** `superseded`: a later version was let through. */
export const heldStates = ['held', 'released', 'superseded'] as const;
export type HeldState = (typeof heldStates)[number];

/** A version that was loaded and does not answer, because its data is not as the rules say. */
export interface HeldVersionView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly version: string;
  /** The run that found it. */
  readonly runId: string;
  readonly state: HeldState;
  /** ISO 8601, like the other. */
  readonly heldAt: string;
  readonly endedAt?: string;
  readonly releasedBy?: string;
  /** Why it was released. */
  readonly reason?: string;
}

export interface HeldVersionPage {
  readonly items: readonly HeldVersionView[];
  readonly nextCursor?: string;
}

export interface VersionJudgement {
  readonly held: boolean;
  /** What speaks against it, in words. */
  readonly reasons: readonly string[];
}

/** Asked before a version that was loaded answers. What was let through or released once stays so. */
export class JudgeVersion extends Command<VersionJudgement> {
  static readonly type = 'governance.judge-version';
  constructor(
    readonly input: {
      readonly organizationId: string;
      readonly dataSourceId: string;
      readonly version: string;
    },
  ) {
    super();
  }
}

/** It answers a moment later, whatever the rules say. */
export class ReleaseHeldVersion extends Command<HeldVersionView> {
  static readonly type = 'governance.release-held-version';
  constructor(readonly input: { readonly actor: Actor; readonly heldId: string; readonly reason: string }) {
    super();
  }
}

/** Newest first. */
export class ListHeldVersions extends Query<HeldVersionPage> {
  static readonly type = 'governance.list-held-versions';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly dataSourceId?: string | undefined;
      readonly state?: HeldState | undefined;
    },
  ) {
    super();
  }
}
