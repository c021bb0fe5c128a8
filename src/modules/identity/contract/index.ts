import { defineContract } from '#shared/contracts';
import { LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
import { UserRegistered } from './events.js';
import { AuthenticateAccessToken, GetUser, GetUserByEmail, GetUsers } from './queries.js';

export { LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
export { identityErrors } from './errors.js';
export { UserRegistered } from './events.js';
export { AuthenticateAccessToken, GetUser, GetUserByEmail, GetUsers } from './queries.js';
export type { AuthenticationView, SessionView, UserView } from './views.js';

export const identityContract = defineContract({
  module: 'identity',
  commands: [RegisterUser, LogIn, RefreshSession, LogOut],
  queries: [AuthenticateAccessToken, GetUser, GetUsers, GetUserByEmail],
  events: [UserRegistered],
});
