import { Query } from '@nestjs/cqrs';
import { type Actor, type AuditOutcome, type JsonValue } from '#shared/contracts';

type Said = Readonly<Record<string, JsonValue>>;

/** Somebody in an audit trail. `id` is absent when the person was forgotten; the pseudonym stays the same. */
export interface AuditPersonView {
  readonly pseudonym: string;
  readonly id?: string;
}

/** One thing that somebody did, or was refused. */
export interface AuditEntryView {
  /** Its place in the trail of the organisation, from 1. */
  readonly seq: number;
  readonly eventId: string;
  /** The wire name of the event. */
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** ISO 8601. */
  readonly occurredAt: string;
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly actor: AuditPersonView;
  /** What it was done to; of a forgotten user the pseudonym. */
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly address?: string;
  readonly userAgent?: string;
  /** What the actor wrote. */
  readonly words?: Said;
  readonly details?: Said;
  /** SHA-256 over the entry and the hash of the one before, in hexadecimal digits. */
  readonly hash: string;
}

export interface AuditPageView {
  readonly items: readonly AuditEntryView[];
  readonly nextCursor?: string;
}

export const auditSorts = ['recordedAt', 'occurredAt'] as const;

/** Which entries. */
export interface AuditFilter {
  /** An event, or with a dot at its end all events of a module: `identity.`. */
  readonly action?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
  /** The id of a user, or a pseudonym. */
  readonly actorId?: string | undefined;
  readonly subjectKind?: string | undefined;
  /** Of a user, the id or a pseudonym. */
  readonly subjectId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** ISO 8601: not before. */
  readonly from?: string | undefined;
  /** ISO 8601: before. */
  readonly to?: string | undefined;
}

/** The audit trail of the actor's organisation, for admins. */
export class ListAuditEntries extends Query<AuditPageView> {
  static readonly type = 'governance.list-audit-entries';
  constructor(
    readonly input: AuditFilter & {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly sort?: (typeof auditSorts)[number] | undefined;
      readonly order?: 'asc' | 'desc' | undefined;
      /** Only entries up to this place. */
      readonly upTo?: number | undefined;
    },
  ) {
    super();
  }
}
