import { defineContract } from '#shared/contracts';
import { LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
import { PasswordChanged, UserRegistered } from './events.js';
import { ChangePassword, RequestPasswordReset, ResetPassword } from './password-commands.js';
import { AuthenticateAccessToken, GetUser, GetUserByEmail, GetUsers } from './queries.js';

export { LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
export { identityErrors } from './errors.js';
export { PasswordChanged, UserRegistered } from './events.js';
export { ChangePassword, RequestPasswordReset, ResetPassword } from './password-commands.js';
export { AuthenticateAccessToken, GetUser, GetUserByEmail, GetUsers } from './queries.js';
export type { AuthenticationView, SessionView, UserView } from './views.js';

export const identityContract = defineContract({
  module: 'identity',
  commands: [
    RegisterUser,
    LogIn,
    RefreshSession,
    LogOut,
    ChangePassword,
    RequestPasswordReset,
    ResetPassword,
  ],
  queries: [AuthenticateAccessToken, GetUser, GetUsers, GetUserByEmail],
  events: [PasswordChanged, UserRegistered],
});
