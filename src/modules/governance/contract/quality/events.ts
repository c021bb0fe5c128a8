import { type AuditRule, audited, DomainEvent, unaudited } from '#shared/contracts';
import type { NewQualityRule } from './rules.js';
import type { QualityOutcome, QualityTrigger } from './runs.js';

interface OfSource {
  readonly organizationId: string;
  readonly dataSourceId: string;
}

interface ByWhom {
  /** Who did it. */
  readonly userId: string;
}

/** `before` is absent of a new rule, `after` of one that was removed. */
export class QualityRuleChanged extends DomainEvent<
  OfSource &
    ByWhom & {
      readonly ruleId: string;
      readonly before?: NewQualityRule;
      readonly after?: NewQualityRule;
    }
> {
  static readonly type = 'governance.quality-rule-changed';
}

export class QualityScheduleChanged extends DomainEvent<
  OfSource &
    ByWhom & {
      /** `null`: none any more. */
      readonly cron: string | null;
    }
> {
  static readonly type = 'governance.quality-schedule-changed';
}

/** Every rule of a source was looked at. */
export class QualityChecked extends DomainEvent<
  OfSource & {
    readonly runId: string;
    readonly version: string | null;
    readonly trigger: QualityTrigger;
    readonly outcome: QualityOutcome;
    /** 0 to 100. */
    readonly score: number | null;
  }
> {
  static readonly type = 'governance.quality-checked';
}

export class VersionHeldBack extends DomainEvent<
  OfSource & { readonly version: string; readonly runId: string; readonly reasons: readonly string[] }
> {
  static readonly type = 'governance.version-held-back';
}

/** Whoever lets versions answer lets this one. */
export class VersionReleased extends DomainEvent<
  OfSource & ByWhom & { readonly version: string; readonly reason: string }
> {
  static readonly type = 'governance.version-released';
}

export const qualityAudit: readonly AuditRule[] = [
  audited(QualityRuleChanged, ({ organizationId, userId, ruleId, before, after }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'quality-rule', id: ruleId },
    details: JSON.parse(JSON.stringify({ before, after })),
  })),
  audited(QualityScheduleChanged, ({ organizationId, userId, dataSourceId, cron }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'data-source', id: dataSourceId },
    details: { cron },
  })),
  unaudited(QualityChecked, 'every run is kept in the history of its source'),
  audited(VersionHeldBack, ({ organizationId, dataSourceId, version, runId, reasons }) => ({
    organizationId,
    subject: { kind: 'data-source', id: dataSourceId },
    details: { version, runId, reasons },
  })),
  audited(VersionReleased, ({ organizationId, userId, dataSourceId, version, reason }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'data-source', id: dataSourceId },
    details: { version },
    words: { reason },
  })),
];
