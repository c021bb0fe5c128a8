import { defineContract } from '#shared/contracts';
import { CreateApiKey, IssueClientToken, ListApiKeys, RevokeApiKey } from './api-key-messages.js';
import { EndOtherSessions, EndSession, LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
import {
  ApiKeyCreated,
  ApiKeyRevoked,
  PasswordChanged,
  SessionEnded,
  SignedIn,
  UserRegistered,
} from './events.js';
import { ChangePassword, RequestPasswordReset, ResetPassword } from './password-commands.js';
import {
  AuthenticateAccessToken,
  GetUser,
  GetUserByEmail,
  GetUsers,
  ListPublicKeys,
  ListSessions,
} from './queries.js';

export { CreateApiKey, IssueClientToken, ListApiKeys, RevokeApiKey } from './api-key-messages.js';
export { EndOtherSessions, EndSession, LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
export { identityErrors } from './errors.js';
export {
  ApiKeyCreated,
  ApiKeyRevoked,
  PasswordChanged,
  SessionEnded,
  SignedIn,
  UserRegistered,
} from './events.js';
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
  ApiKeyGrantView,
  ApiKeysView,
  ApiKeyView,
  AuthenticationView,
  ClientTokenView,
  NewApiKeyView,
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
    CreateApiKey,
    RevokeApiKey,
    IssueClientToken,
  ],
  queries: [
    AuthenticateAccessToken,
    GetUser,
    GetUsers,
    GetUserByEmail,
    ListSessions,
    ListPublicKeys,
    ListApiKeys,
  ],
  events: [UserRegistered, PasswordChanged, SignedIn, SessionEnded, ApiKeyCreated, ApiKeyRevoked],
});
