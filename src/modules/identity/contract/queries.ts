import { Query } from '@nestjs/cqrs';
import type { AuthenticationView, UserView } from './views.js';

/** Whose token it is. Rejects one that is forged, expired, or of a session that has ended. */
export class AuthenticateAccessToken extends Query<AuthenticationView> {
  static readonly type = 'identity.authenticate-access-token';
  constructor(readonly input: { readonly accessToken: string }) {
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
  constructor(readonly input: { readonly email: string }) {
    super();
  }
}
