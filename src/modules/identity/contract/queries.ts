import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type {
  AuthenticationView,
  OpenSessionsView,
  PublicKeyView,
  sessionSorts,
  UserView,
  ValidationView,
} from './views.js';

/**
 * Whose access token or API key it is. Rejects one that is forged, has expired or was revoked, or is of a session
 * that has ended.
 */
export class AuthenticateAccessToken extends Query<AuthenticationView> {
  static readonly type = 'identity.authenticate-access-token';
  constructor(readonly input: { readonly accessToken: string }) {
    super();
  }
}

/** Whose session it is, if its owner proved lately to be there; otherwise it asks for that. */
export class RequireFreshSession extends Query<{ readonly userId: string }> {
  static readonly type = 'identity.require-fresh-session';
  constructor(readonly input: { readonly accessToken: string }) {
    super();
  }
}

/** The same for somebody who only wants to know: one that is not good is an answer like any other. */
export class ValidateToken extends Query<ValidationView> {
  static readonly type = 'identity.validate-token';
  constructor(readonly input: { readonly token: string }) {
    super();
  }
}

export class GetUser extends Query<UserView> {
  static readonly type = 'identity.get-user';
  constructor(readonly input: { readonly userId: string }) {
    super();
  }
}

/** Those of the users that exist, in no particular order. */
export class GetUsers extends Query<readonly UserView[]> {
  static readonly type = 'identity.get-users';
  constructor(readonly input: { readonly userIds: readonly string[] }) {
    super();
  }
}

/** Upper and lower case are the same. */
export class GetUserByEmail extends Query<UserView> {
  static readonly type = 'identity.get-user-by-email';
  constructor(
    readonly input: {
      readonly email: string;
      /** Only one whose owner has shown to read the mailbox, where that is asked of accounts. */
      readonly verified?: boolean | undefined;
    },
  ) {
    super();
  }
}

/** The open sessions of the actor. */
export class ListSessions extends Query<OpenSessionsView> {
  static readonly type = 'identity.list-sessions';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly accessToken: string;
      /** A part of what the program called itself that signed in, or of its address. */
      readonly search?: string | undefined;
      readonly sort: (typeof sessionSorts)[number];
      readonly order: 'asc' | 'desc';
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ) {
    super();
  }
}

/** The keys that access tokens are verified with: those that sign, signed lately, or will sign soon. */
export class ListPublicKeys extends Query<readonly PublicKeyView[]> {
  static readonly type = 'identity.list-public-keys';
  constructor(readonly input: Record<never, never> = {}) {
    super();
  }
}
