import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent, defineRetention } from '#shared/contracts';

export const governanceRetention = defineRetention('governance', [
  {
    kind: 'audit',
    data: 'The audit trail; archived as Parquet, of which the ends of the chain stay known',
    days: 3650,
    leastDays: 365,
    mostDays: 3650,
    archiveAfterDays: 365,
  },
  {
    kind: 'quality-runs',
    data: 'What data quality rules came to, and the scores',
    days: 730,
    leastDays: 30,
    mostDays: 3650,
  },
]);

/** How long one kind of data is kept. */
export interface RetentionTerm {
  readonly days: number;
  readonly archiveAfterDays?: number | undefined;
}

export interface RetentionRuleView extends RetentionTerm {
  /** `<module>.<kind>`. */
  readonly kind: string;
  readonly data: string;
  readonly leastDays: number;
  readonly mostDays: number;
  /** Whether the organisation said so. */
  readonly own: boolean;
}

export interface LegalHoldView {
  readonly reason: string;
  readonly setBy: string;
  /** ISO 8601. */
  readonly setAt: string;
}

export interface RetentionView {
  readonly items: readonly RetentionRuleView[];
  /** While there is one, nothing is removed. */
  readonly hold?: LegalHoldView;
}

/** What goes, or would, of the actor's organisation. */
export interface RetentionEffect {
  readonly kind: string;
  readonly archived: number;
  readonly removed: number;
}

export interface RetentionRunView extends RetentionEffect {
  readonly runId: string;
  /** ISO 8601. */
  readonly ranAt: string;
}

interface ByAdmin {
  readonly actor: Actor;
}

export class GetRetention extends Query<RetentionView> {
  static readonly type = 'governance.get-retention';
  constructor(readonly input: ByAdmin) {
    super();
  }
}

/** Within the limits of the kind. `null` for `term`: as usual again. */
export class SetRetention extends Command<RetentionView> {
  static readonly type = 'governance.set-retention';
  constructor(readonly input: ByAdmin & { readonly kind: string; readonly term: RetentionTerm | null }) {
    super();
  }
}

/** Without a reason the hold is lifted. */
export class SetLegalHold extends Command<RetentionView> {
  static readonly type = 'governance.set-legal-hold';
  constructor(readonly input: ByAdmin & { readonly reason?: string | undefined }) {
    super();
  }
}

/** What would go if it were done now. */
export class PreviewRetention extends Query<readonly RetentionEffect[]> {
  static readonly type = 'governance.preview-retention';
  constructor(readonly input: ByAdmin) {
    super();
  }
}

/** What went, the last thousand, newest first. */
export class ListRetentionRuns extends Query<readonly RetentionRunView[]> {
  static readonly type = 'governance.list-retention-runs';
  constructor(readonly input: ByAdmin) {
    super();
  }
}

interface ByWhom {
  readonly organizationId: string;
  /** Who did it. */
  readonly userId: string;
}

export class RetentionChanged extends DomainEvent<
  ByWhom & {
    readonly kind: string;
    /** `null`: as usual. */
    readonly after: { readonly days: number; readonly archiveAfterDays?: number } | null;
  }
> {
  static readonly type = 'governance.retention-changed';
}

export class LegalHoldChanged extends DomainEvent<
  ByWhom & {
    /** `null`: lifted. */
    readonly reason: string | null;
  }
> {
  static readonly type = 'governance.legal-hold-changed';
}
