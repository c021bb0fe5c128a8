import { Command } from '@nestjs/cqrs';

/** A kind of data that a module does not keep forever. */
export interface RetainedKind {
  readonly kind: string;
  /** What it is, in words. */
  readonly data: string;
  /** Days that it is kept where an organisation says nothing else. */
  readonly days: number;
  /** What an organisation may say. */
  readonly leastDays: number;
  readonly mostDays: number;
  /** Days after which it is moved into an archive, where it can be. */
  readonly archiveAfterDays?: number;
}

/** Before which moment, ISO 8601: of one organisation, otherwise than of the others. */
export interface RetentionException {
  readonly organizationId: string;
  readonly removeBefore: string;
  readonly archiveBefore?: string;
}

export interface RetentionOrder {
  readonly kind: string;
  readonly removeBefore: string;
  readonly archiveBefore?: string;
  readonly exceptions: readonly RetentionException[];
  /** Of this organisation alone. */
  readonly organizationId?: string;
  /** Only count. */
  readonly dryRun: boolean;
}

/** What was, or would be, archived and removed of an organisation; those without anything are left out. */
export interface RetentionOutcome {
  readonly organizationId: string;
  readonly archived: number;
  readonly removed: number;
}

export type Retention = ReturnType<typeof defineRetention>;

/** Belongs into the contract of every module with such data. May be sent again: what is gone already stays so. */
export function defineRetention(module: string, kinds: readonly RetainedKind[]) {
  class ApplyRetention extends Command<readonly RetentionOutcome[]> {
    static readonly type = `${module}.apply-retention` as const;
    constructor(readonly input: RetentionOrder) {
      super();
    }
  }
  return { module, kinds, apply: ApplyRetention };
}
