import { AuthenticateAccessTokenHandler } from './authenticate-access-token.js';
import { ClearSessions } from './clear-sessions.js';
import { GetUserHandler } from './get-user.js';
import { GetUserByEmailHandler } from './get-user-by-email.js';
import { GetUsersHandler } from './get-users.js';
import { LogInHandler } from './log-in.js';
import { LogOutHandler } from './log-out.js';
import { RefreshSessionHandler } from './refresh-session.js';
import { RegisterUserHandler } from './register-user.js';

export const useCases = [
  AuthenticateAccessTokenHandler,
  ClearSessions,
  GetUserByEmailHandler,
  GetUserHandler,
  GetUsersHandler,
  LogInHandler,
  LogOutHandler,
  RefreshSessionHandler,
  RegisterUserHandler,
];
