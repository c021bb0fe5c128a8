import { defineContract } from '#shared/contracts';
import { EndOtherSessions, EndSession, LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
import { PasswordChanged, SessionEnded, SignedIn, UserRegistered } from './events.js';
import { ChangePassword, RequestPasswordReset, ResetPassword } from './password-commands.js';
import {
  AuthenticateAccessToken,
  GetUser,
  GetUserByEmail,
  GetUsers,
  ListPublicKeys,
  ListSessions,
} from './queries.js';

export { EndOtherSessions, EndSession, LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
export { identityErrors } from './errors.js';
export { PasswordChanged, SessionEnded, SignedIn, UserRegistered } from './events.js';
export { ChangePassword, RequestPasswordReset, ResetPassword } from './password-commands.js';
export {
  AuthenticateAccessToken,
  GetUser,
  GetUserByEmail,
  GetUsers,
  ListPublicKeys,
  ListSessions,
} from './queries.js';
export type {
  AuthenticationView,
  OpenSessionsView,
  OpenSessionView,
  PublicKeyView,
  SessionView,
  UserView,
} from './views.js';

export const identityContract = defineContract({
  module: 'identity',
  commands: [
    RegisterUser,
    LogIn,
    RefreshSession,
    LogOut,
    EndSession,
    EndOtherSessions,
    ChangePassword,
    RequestPasswordReset,
    ResetPassword,
  ],
  queries: [AuthenticateAccessToken, GetUser, GetUsers, GetUserByEmail, ListSessions, ListPublicKeys],
  events: [UserRegistered, PasswordChanged, SignedIn, SessionEnded],
});
