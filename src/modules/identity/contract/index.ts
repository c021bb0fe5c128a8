import { defineContract } from '#shared/contracts';
import { ConfirmAddress, RequestAddressVerification, VerifyAddress } from './address-commands.js';
import {
  CreateApiKey,
  IssueClientToken,
  ListApiKeys,
  ListOrganizationApiKeys,
  RevokeApiKey,
  RevokeOrganizationApiKey,
} from './api-key-messages.js';
import { identityAudit } from './audit.js';
import {
  EndOtherSessions,
  EndSession,
  LogIn,
  LogOut,
  ProvisionAccount,
  RefreshSession,
  RegisterUser,
  RenameUser,
} from './commands.js';
import {
  AddressVerified,
  ApiKeyCreated,
  ApiKeyRevoked,
  IdentityLinked,
  IdentityUnlinked,
  MemberProvisioned,
  PasswordChanged,
  SecondFactorAdded,
  SecondFactorRemoved,
  SessionEnded,
  SignedIn,
  SignInFailed,
  UserRegistered,
  UserRenamed,
} from './events.js';
import {
  CompleteSignIn,
  ConfirmByPassword,
  ConfirmByProof,
  ConfirmSecondFactor,
  EnrolCodes,
  EnrolTotp,
  ListSecondFactors,
  OpenChallenge,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  SendChallengeCode,
} from './mfa-messages.js';
import {
  LinkIdentity,
  ListLinkedIdentities,
  ListSignInProviders,
  ReturnFromProvider,
  SignInWithProvider,
  UnlinkIdentity,
  VisitProvider,
  VisitProviderToLink,
} from './oauth-messages.js';
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
import { identityPersonalData } from './personal-data.js';
import {
  AuthenticateAccessToken,
  GetUser,
  GetUserByEmail,
  GetUsers,
  ListPublicKeys,
  ListSessions,
  RequireFreshSession,
  ValidateToken,
} from './queries.js';
import {
  FindRoom,
  GetSamlConnection,
  GetSamlMetadata,
  ReceiveSamlResponse,
  RemoveSamlConnection,
  SetSamlConnection,
  SignInWithSaml,
  VisitSamlProvider,
  VisitSamlProviderToLink,
} from './saml-messages.js';

export * from './address-commands.js';
export * from './api-key-messages.js';
export {
  EndOtherSessions,
  EndSession,
  LogIn,
  LogOut,
  ProvisionAccount,
  RefreshSession,
  RegisterUser,
  RenameUser,
} from './commands.js';
export { identityErrors } from './errors.js';
export * from './events.js';
export * from './mfa-messages.js';
export {
  type AnswerView,
  type ChallengeView,
  type CodeChannel,
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
export * from './oauth-messages.js';
export type {
  LinkedIdentitiesView,
  LinkedIdentityView,
  ProviderReturnView,
  ProviderVisitView,
  SignInProvidersView,
  SignInProviderView,
} from './oauth-views.js';
export * from './passkey-messages.js';
export type {
  CeremonyView,
  NewPasskeyView,
  PasskeyAnswerView,
  PasskeyCreationView,
  PasskeysView,
  PasskeyView,
} from './passkey-views.js';
export { ChangePassword, RequestPasswordReset, ResetPassword } from './password-commands.js';
export * from './queries.js';
export * from './saml-messages.js';
export type {
  IdentityProviderView,
  SamlArrivalView,
  SamlConnectionView,
  SamlVisitView,
} from './saml-views.js';
export * from './views.js';

export const identityContract = defineContract({
  module: 'identity',
  commands: [
    RegisterUser,
    RenameUser,
    ProvisionAccount,
    LogIn,
    RefreshSession,
    LogOut,
    EndSession,
    EndOtherSessions,
    ChangePassword,
    RequestPasswordReset,
    ResetPassword,
    RequestAddressVerification,
    VerifyAddress,
    ConfirmAddress,
    CreateApiKey,
    RevokeApiKey,
    RevokeOrganizationApiKey,
    IssueClientToken,
    CompleteSignIn,
    ConfirmByPassword,
    ConfirmByProof,
    ConfirmSecondFactor,
    EnrolCodes,
    EnrolTotp,
    OpenChallenge,
    RemoveSecondFactor,
    RenewRecoveryCodes,
    SendChallengeCode,
    ReceiveSamlResponse,
    RemoveSamlConnection,
    SetSamlConnection,
    SignInWithSaml,
    VisitSamlProvider,
    VisitSamlProviderToLink,
    AddPasskey,
    AskPasskey,
    BeginPasskey,
    BeginPasskeySignIn,
    RemovePasskey,
    RenamePasskey,
    SignInByPasskey,
    VisitProvider,
    VisitProviderToLink,
    ReturnFromProvider,
    SignInWithProvider,
    LinkIdentity,
    UnlinkIdentity,
    identityPersonalData.erase,
  ],
  queries: [
    AuthenticateAccessToken,
    RequireFreshSession,
    ValidateToken,
    GetUser,
    GetUsers,
    GetUserByEmail,
    ListSessions,
    ListPublicKeys,
    ListApiKeys,
    ListOrganizationApiKeys,
    ListSecondFactors,
    ListPasskeys,
    ListSignInProviders,
    ListLinkedIdentities,
    GetSamlConnection,
    GetSamlMetadata,
    identityPersonalData.count,
    identityPersonalData.collect,
  ],
  inquiries: [FindRoom],
  events: [
    UserRegistered,
    UserRenamed,
    AddressVerified,
    PasswordChanged,
    SignedIn,
    SignInFailed,
    SessionEnded,
    ApiKeyCreated,
    ApiKeyRevoked,
    MemberProvisioned,
    SecondFactorAdded,
    SecondFactorRemoved,
    IdentityLinked,
    IdentityUnlinked,
  ],
  audit: identityAudit,
  personalData: identityPersonalData,
});
