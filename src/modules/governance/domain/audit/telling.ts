import {
  type Audited,
  type AuditFact,
  type AuditOutcome,
  type Client,
  type JsonValue,
  systemActor,
} from '#shared/contracts';

type Said = Readonly<Record<string, JsonValue>>;

/** What one entry is to say, before it is known under which pseudonyms and keys. */
export interface Telling {
  readonly actorId: string;
  readonly outcome: AuditOutcome;
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly details?: Said;
  /** Forgotten with the actor. */
  readonly ofActor?: Said;
  /** Forgotten with the user whom the entry is about. */
  readonly ofSubject?: Said;
}

/** Which subjects are people. */
export const person = 'user';

/** An account that did something is whom the fact names; otherwise whose request it was; otherwise Almanac itself. */
export function tellingOf({ origin }: Audited['input'], fact: AuditFact): Telling {
  const { outcome = 'done', subject, details, words } = fact;
  const actorId = fact.actorId ?? origin?.actorId ?? systemActor().userId;
  const client = fact.client === undefined ? clientOf(origin, actorId) : fact.client;
  const ofActor: Said = { ...(client && { ...client }), ...words };
  const isAboutPerson = subject?.kind === person;
  return {
    actorId,
    outcome,
    ...(subject && { subject }),
    ...(details && (isAboutPerson ? { ofSubject: details } : { details })),
    ...(Object.keys(ofActor).length > 0 && { ofActor }),
  };
}

/** The request of somebody else says nothing of where the actor was. */
function clientOf(origin: Audited['input']['origin'], actorId: string): Client | undefined {
  if (!origin || (origin.actorId !== undefined && origin.actorId !== actorId)) return undefined;
  return { address: origin.address, userAgent: origin.userAgent };
}
