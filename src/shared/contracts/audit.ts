import type { Client } from './client.js';
import { DomainEvent, type EventClass } from './domain-event.js';
import type { JsonValue } from './json-value.js';

export const auditOutcomes = ['done', 'refused'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** What an event is in the audit trail: who did what to what. Never with a password, a token or a key in it. */
export interface AuditFact {
  /** In whose trail it is. Left out of what is about an account alone: all organisations of the account have it. */
  readonly organizationId?: string;
  /** The account that did it. Left out: the one whose request it was, and Almanac itself where there was none. */
  readonly actorId?: string | undefined;
  readonly outcome?: AuditOutcome;
  /** What it was done to. What is said of a `user` is kept so that it can be forgotten with the person. */
  readonly subject?: { readonly kind: string; readonly id: string };
  /** What was before and what is now, or whatever else is to be known of it. */
  readonly details?: Readonly<Record<string, JsonValue>>;
  /** What the actor wrote, such as a statement: kept so that it can be forgotten with the actor. */
  readonly words?: Readonly<Record<string, JsonValue>>;
  /** Where it came from, if it is known better than by the request; `null` when that tells nothing. */
  readonly client?: Client | null | undefined;
}

export interface AuditRule {
  readonly event: EventClass;
  /** What it is in the trail; nothing when it does not belong there. */
  readonly facts?: (input: object) => readonly AuditFact[];
  /** Why it does not. */
  readonly because?: string;
}

type InputOfEvent<E extends EventClass> = InstanceType<E>['input'];

/** An event that belongs in the audit trail. */
export const audited = <E extends EventClass>(
  event: E,
  facts: (input: InputOfEvent<E>) => AuditFact | readonly AuditFact[],
): AuditRule => ({ event, facts: (input) => [facts(input as InputOfEvent<E>)].flat() });

/** An event that does not, and why. */
export const unaudited = (event: EventClass, because: string): AuditRule => ({ event, because });

/** Where a request came from, and whose it was as far as that is known. */
export interface Origin extends Client {
  readonly actorId?: string;
}

/** Something that an audit trail keeps. Every event with an audit rule reaches the subscribers of this one as such. */
export class Audited extends DomainEvent<{
  /** The wire name of the event. */
  readonly action: string;
  /** ISO 8601. */
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly origin?: Origin;
  readonly facts: readonly AuditFact[];
}> {
  static readonly type = 'messaging.audited';
}
