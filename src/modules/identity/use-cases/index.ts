import { AuthenticateAccessTokenHandler } from './authenticate-access-token.js';
import { ChangePasswordHandler } from './change-password.js';
import { ClearSessions } from './clear-sessions.js';
import { GetUserHandler } from './get-user.js';
import { GetUserByEmailHandler } from './get-user-by-email.js';
import { GetUsersHandler } from './get-users.js';
import { LogInHandler } from './log-in.js';
import { LogOutHandler } from './log-out.js';
import { OnPasswordChanged } from './on-password-changed.js';
import { RefreshSessionHandler } from './refresh-session.js';
import { RegisterUserHandler } from './register-user.js';
import { RequestPasswordResetHandler } from './request-password-reset.js';
import { ResetPasswordHandler } from './reset-password.js';
import { SendPasswordReset } from './send-password-reset.js';
import { TellPasswordChanged } from './tell-password-changed.js';

export const useCases = [
  AuthenticateAccessTokenHandler,
  ChangePasswordHandler,
  ClearSessions,
  GetUserByEmailHandler,
  GetUserHandler,
  GetUsersHandler,
  LogInHandler,
  LogOutHandler,
  OnPasswordChanged,
  RefreshSessionHandler,
  RegisterUserHandler,
  RequestPasswordResetHandler,
  ResetPasswordHandler,
  SendPasswordReset,
  TellPasswordChanged,
];
