import { defineContract } from '#shared/contracts';
import { CreateApiKey, IssueClientToken, ListApiKeys, RevokeApiKey } from './api-key-messages.js';
import { EndOtherSessions, EndSession, LogIn, LogOut, RefreshSession, RegisterUser } from './commands.js';
import {
  ApiKeyCreated,
  ApiKeyRevoked,
  PasswordChanged,
  SecondFactorAdded,
  SecondFactorRemoved,
  SessionEnded,
  SignedIn,
  UserRegistered,
} from './events.js';
import {
  CompleteSignIn,
  ConfirmByPassword,
  ConfirmByProof,
  ConfirmSecondFactor,
  EnrolEmailCodes,
  EnrolTotp,
  ListSecondFactors,
  OpenChallenge,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  SendChallengeCode,
} from './mfa-messages.js';
import {
  AddPasskey,
  AskPasskey,
  BeginPasskey,
  BeginPasskeySignIn,
  ListPasskeys,
  RemovePasskey,
  RenamePasskey,
  SignInByPasskey,
} from './passkey-messages.js';
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
  SecondFactorAdded,
  SecondFactorRemoved,
  SessionEnded,
  SignedIn,
  UserRegistered,
} from './events.js';
export {
  CompleteSignIn,
  ConfirmByPassword,
  ConfirmByProof,
  ConfirmSecondFactor,
  EnrolEmailCodes,
  EnrolTotp,
  ListSecondFactors,
  OpenChallenge,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  SendChallengeCode,
} from './mfa-messages.js';
export {
  type AnswerView,
  type ChallengeView,
  type ProofMethod,
  type ProofView,
  proofMethods,
  type RecoveryCodesView,
  type SecondFactorKind,
  type SecondFactorsView,
  type SecondFactorView,
  secondFactorKinds,
  type TotpEnrolmentView,
} from './mfa-views.js';
export {
  AddPasskey,
  AskPasskey,
  BeginPasskey,
  BeginPasskeySignIn,
  ListPasskeys,
  RemovePasskey,
  RenamePasskey,
  SignInByPasskey,
} from './passkey-messages.js';
export type {
  CeremonyView,
  NewPasskeyView,
  PasskeyAnswerView,
  PasskeyCreationView,
  PasskeysView,
  PasskeyView,
} from './passkey-views.js';
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
    CompleteSignIn,
    ConfirmByPassword,
    ConfirmByProof,
    ConfirmSecondFactor,
    EnrolEmailCodes,
    EnrolTotp,
    OpenChallenge,
    RemoveSecondFactor,
    RenewRecoveryCodes,
    SendChallengeCode,
    AddPasskey,
    AskPasskey,
    BeginPasskey,
    BeginPasskeySignIn,
    RemovePasskey,
    RenamePasskey,
    SignInByPasskey,
  ],
  queries: [
    AuthenticateAccessToken,
    GetUser,
    GetUsers,
    GetUserByEmail,
    ListSessions,
    ListPublicKeys,
    ListApiKeys,
    ListSecondFactors,
    ListPasskeys,
  ],
  events: [
    UserRegistered,
    PasswordChanged,
    SignedIn,
    SessionEnded,
    ApiKeyCreated,
    ApiKeyRevoked,
    SecondFactorAdded,
    SecondFactorRemoved,
  ],
});
