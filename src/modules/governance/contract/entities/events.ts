import { type AuditRule, audited, DomainEvent } from '#shared/contracts';
import type { ResolutionSpec } from './resolutions.js';

interface ByWhom {
  readonly organizationId: string;
  /** Who did it. */
  readonly userId: string;
  readonly resolutionId: string;
}

/** `before` is absent of a new one, `after` of one that was removed. */
export class ResolutionChanged extends DomainEvent<
  ByWhom & { readonly before?: ResolutionSpec; readonly after?: ResolutionSpec }
> {
  static readonly type = 'governance.resolution-changed';
}

/** Whether a person said that two records are the same. Keys are not told: they may name people. */
export class MatchDecided extends DomainEvent<ByWhom & { readonly verdict: string }> {
  static readonly type = 'governance.match-decided';
}

export class ResolutionRan extends DomainEvent<
  ByWhom & { readonly runId: string; readonly entities: number; readonly toReview: number }
> {
  static readonly type = 'governance.resolution-ran';
}

const about = ({ organizationId, userId, resolutionId }: ByWhom) => ({
  organizationId,
  actorId: userId,
  subject: { kind: 'entity-resolution', id: resolutionId },
});

export const entitiesAudit: readonly AuditRule[] = [
  audited(ResolutionChanged, ({ before, after, ...of }) => ({
    ...about(of),
    details: JSON.parse(JSON.stringify({ before, after })),
  })),
  audited(MatchDecided, ({ verdict, ...of }) => ({ ...about(of), details: { verdict } })),
  audited(ResolutionRan, ({ runId, entities, toReview, ...of }) => ({
    ...about(of),
    details: { runId, entities, toReview },
  })),
];
