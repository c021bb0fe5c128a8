import { Command, Query } from '@nestjs/cqrs';
import type { Actor, Client } from '#shared/contracts';
import type {
  IdentityProviderView,
  SamlArrivalView,
  SamlConnectionView,
  SamlVisitView,
} from './saml-views.js';
import type { SessionView } from './views.js';

interface FromSession {
  /** In the organisation that it is about. */
  readonly actor: Actor;
  readonly accessToken: string;
}

/** By an admin who is there: names the provider whose word counts for the organisation, or another one. */
export class SetSamlConnection extends Command<SamlConnectionView> {
  static readonly type = 'identity.set-saml-connection';
  constructor(
    readonly input: FromSession & {
      /** The metadata of the provider as XML, or what matters of it. */
      readonly identityProvider: IdentityProviderView | { readonly metadata: string };
      readonly allowsIdpInitiated: boolean;
      readonly provisions: boolean;
    },
  ) {
    super();
  }
}

export class GetSamlConnection extends Query<SamlConnectionView> {
  static readonly type = 'identity.get-saml-connection';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/** By an admin who is there: nobody signs in through it any more, and who it meant by which name is forgotten. */
export class RemoveSamlConnection extends Command<void> {
  static readonly type = 'identity.remove-saml-connection';
  constructor(readonly input: FromSession) {
    super();
  }
}

/** What the provider wants to know of this server, as XML. */
export class GetSamlMetadata extends Query<string> {
  static readonly type = 'identity.get-saml-metadata';
  constructor(readonly input: { readonly organizationId: string }) {
    super();
  }
}

interface Visit {
  /** What an earlier visit gave the browser to keep. */
  readonly browser?: string | undefined;
  /** A page of this server, as a path: where the browser goes in the end. */
  readonly returnTo?: string | undefined;
}

export class VisitSamlProvider extends Command<SamlVisitView> {
  static readonly type = 'identity.visit-saml-provider';
  constructor(readonly input: Visit & { readonly organizationId: string }) {
    super();
  }
}

/** The same for a member who has signed in otherwise: whoever the provider names is linked to that account. */
export class VisitSamlProviderToLink extends Command<SamlVisitView> {
  static readonly type = 'identity.visit-saml-provider-to-link';
  constructor(readonly input: Visit & FromSession) {
    super();
  }
}

/** Takes what the provider sent with the browser, once. */
export class ReceiveSamlResponse extends Command<SamlArrivalView> {
  static readonly type = 'identity.receive-saml-response';
  constructor(
    readonly input: {
      readonly organizationId: string;
      /** Base64. */
      readonly response: string;
      /** Believed only if nobody was asked, and then only when it is a path of this server. */
      readonly relayState?: string | undefined;
    },
  ) {
    super();
  }
}

/** Signs in with what `ReceiveSamlResponse` gave. */
export class SignInWithSaml extends Command<SessionView> {
  static readonly type = 'identity.sign-in-with-saml';
  constructor(
    readonly input: {
      readonly code: string;
      readonly browser?: string | undefined;
      readonly client: Client;
    },
  ) {
    super();
  }
}

/** Whether one more person may become a member of an organisation: nobody is let in where a module says no. */
export class FindRoom extends Query<readonly { readonly room: boolean }[]> {
  static readonly type = 'identity.find-room';
  constructor(
    readonly input: {
      readonly organizationId: string;
      /** Somebody who has an account already, and may be a member. */
      readonly userId?: string | undefined;
    },
  ) {
    super();
  }
}
