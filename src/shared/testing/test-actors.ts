import { randomUUID } from 'node:crypto';
import { ActorResolver, authErrors, type Claim, type ResolvedActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';

/** Believes the token: in module tests it is the actor itself, written out. */
export class TestActorResolver extends ActorResolver {
  async resolve({ bearer }: Claim): Promise<ResolvedActor> {
    return { actor: actorIn(bearer), validUntil: Number.MAX_SAFE_INTEGER };
  }
}

function actorIn(bearer: string): Actor {
  try {
    return JSON.parse(Buffer.from(bearer, 'base64url').toString());
  } catch {
    throw authErrors.invalidAuthorization();
  }
}

/** The headers of a request that this actor sends: `app.http({ url, headers: signedInAs(actor) })`. */
export const signedInAs = (actor: Actor) => ({
  authorization: `Bearer ${Buffer.from(JSON.stringify(actor)).toString('base64url')}`,
});

/** A user nobody else is, in an organisation of its own; `fields` say what matters to the test. */
export const someActor = (fields: Partial<Actor> = {}): Actor => ({
  kind: 'user',
  userId: randomUUID(),
  organizationId: randomUUID(),
  role: 'admin',
  ...fields,
});
