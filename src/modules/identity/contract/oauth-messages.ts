import { Command, Query } from '@nestjs/cqrs';
import type { Actor, Client } from '#shared/contracts';
import type {
  LinkedIdentitiesView,
  LinkedIdentityView,
  ProviderReturnView,
  ProviderVisitView,
  SignInProvidersView,
} from './oauth-views.js';
import type { SessionView } from './views.js';

/** What a browser says of itself that wants to visit a provider. */
interface Visit {
  /** The id of a provider. */
  readonly provider: string;
  /** What an earlier visit gave it to keep. */
  readonly browser?: string | undefined;
  /** The address that the request was sent to: `https://host:port`. */
  readonly origin: string;
  /** A page of this server, as a path: where the browser goes in the end. */
  readonly returnTo?: string | undefined;
}

/** Proof of having come back from a provider. */
interface Returned {
  readonly code: string;
  readonly browser?: string | undefined;
}

/** The providers of the settings. */
export class ListSignInProviders extends Query<SignInProvidersView> {
  static readonly type = 'identity.list-sign-in-providers';
  constructor(readonly input: Record<never, never> = {}) {
    super();
  }
}

export class VisitProvider extends Command<ProviderVisitView> {
  static readonly type = 'identity.visit-provider';
  constructor(readonly input: Visit) {
    super();
  }
}

/** The same for somebody who has signed in: what comes of it belongs to their account, and to no other. */
export class VisitProviderToLink extends Command<ProviderVisitView> {
  static readonly type = 'identity.visit-provider-to-link';
  constructor(readonly input: Visit & { readonly actor: Actor; readonly accessToken: string }) {
    super();
  }
}

/** Takes what a provider sent back with the browser, once. */
export class ReturnFromProvider extends Command<ProviderReturnView> {
  static readonly type = 'identity.return-from-provider';
  constructor(
    readonly input: {
      /** Of the query: `state`, and `code` or `error`. */
      readonly parameters: Readonly<Record<string, string>>;
      readonly browser?: string | undefined;
    },
  ) {
    super();
  }
}

/** Signs in with what `ReturnFromProvider` gave; makes an account for somebody new. */
export class SignInWithProvider extends Command<SessionView> {
  static readonly type = 'identity.sign-in-with-provider';
  constructor(readonly input: Returned & { readonly client: Client }) {
    super();
  }
}

/** Lets the actor sign in with it from now on. */
export class LinkIdentity extends Command<LinkedIdentityView> {
  static readonly type = 'identity.link-identity';
  constructor(readonly input: Returned & { readonly actor: Actor; readonly accessToken: string }) {
    super();
  }
}

/** Those of the actor, the oldest first. */
export class ListLinkedIdentities extends Query<LinkedIdentitiesView> {
  static readonly type = 'identity.list-linked-identities';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/** Refuses the last way in. */
export class UnlinkIdentity extends Command<void> {
  static readonly type = 'identity.unlink-identity';
  constructor(
    readonly input: { readonly actor: Actor; readonly accessToken: string; readonly identityId: string },
  ) {
    super();
  }
}
