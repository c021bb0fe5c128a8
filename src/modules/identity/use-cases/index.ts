import { AddPasskeyHandler } from './add-passkey.js';
import { AskPasskeyHandler } from './ask-passkey.js';
import { AuthenticateAccessTokenHandler } from './authenticate-access-token.js';
import { BeginPasskeyHandler } from './begin-passkey.js';
import { BeginPasskeySignInHandler } from './begin-passkey-sign-in.js';
import { ChangePasswordHandler } from './change-password.js';
import { ClearSessions } from './clear-sessions.js';
import { CompleteSignInHandler } from './complete-sign-in.js';
import { ConfirmAddressHandler } from './confirm-address.js';
import { ConfirmByPasswordHandler } from './confirm-by-password.js';
import { ConfirmByProofHandler } from './confirm-by-proof.js';
import { ConfirmSecondFactorHandler } from './confirm-second-factor.js';
import { CreateApiKeyHandler } from './create-api-key.js';
import { EndOtherSessionsHandler } from './end-other-sessions.js';
import { EndSessionHandler } from './end-session.js';
import { EnrolCodesHandler } from './enrol-codes.js';
import { EnrolTotpHandler } from './enrol-totp.js';
import { GetSamlConnectionHandler } from './get-saml-connection.js';
import { GetSamlMetadataHandler } from './get-saml-metadata.js';
import { GetUserHandler } from './get-user.js';
import { GetUserByEmailHandler } from './get-user-by-email.js';
import { GetUsersHandler } from './get-users.js';
import { IssueClientTokenHandler } from './issue-client-token.js';
import { LinkIdentityHandler } from './link-identity.js';
import { ListApiKeysHandler } from './list-api-keys.js';
import { ListLinkedIdentitiesHandler } from './list-linked-identities.js';
import { ListOrganizationApiKeysHandler } from './list-organization-api-keys.js';
import { ListPasskeysHandler } from './list-passkeys.js';
import { ListPublicKeysHandler } from './list-public-keys.js';
import { ListSecondFactorsHandler } from './list-second-factors.js';
import { ListSessionsHandler } from './list-sessions.js';
import { ListSignInProvidersHandler } from './list-sign-in-providers.js';
import { LogInHandler } from './log-in.js';
import { LogOutHandler } from './log-out.js';
import { OnPasswordChanged } from './on-password-changed.js';
import { OnUserRegistered } from './on-user-registered.js';
import { OpenChallengeHandler } from './open-challenge.js';
import { ProvisionAccountHandler } from './provision-account.js';
import { ReceiveSamlResponseHandler } from './receive-saml-response.js';
import { RefreshSessionHandler } from './refresh-session.js';
import { RegisterUserHandler } from './register-user.js';
import { RemovePasskeyHandler } from './remove-passkey.js';
import { RemoveSamlConnectionHandler } from './remove-saml-connection.js';
import { RemoveSecondFactorHandler } from './remove-second-factor.js';
import { RenamePasskeyHandler } from './rename-passkey.js';
import { RenameUserHandler } from './rename-user.js';
import { RenewRecoveryCodesHandler } from './renew-recovery-codes.js';
import { RequestAddressVerificationHandler } from './request-address-verification.js';
import { RequestPasswordResetHandler } from './request-password-reset.js';
import { RequireFreshSessionHandler } from './require-fresh-session.js';
import { ResetPasswordHandler } from './reset-password.js';
import { ReturnFromProviderHandler } from './return-from-provider.js';
import { RevokeApiKeyHandler } from './revoke-api-key.js';
import { RevokeOrganizationApiKeyHandler } from './revoke-organization-api-key.js';
import { RotateSigningKey } from './rotate-signing-key.js';
import { SealAnew } from './seal-anew.js';
import { SendAddressVerification } from './send-address-verification.js';
import { SendChallengeCodeHandler } from './send-challenge-code.js';
import { SendCode } from './send-code.js';
import { SendPasswordReset } from './send-password-reset.js';
import { SetSamlConnectionHandler } from './set-saml-connection.js';
import { SignInByPasskeyHandler } from './sign-in-by-passkey.js';
import { SignInWithProviderHandler } from './sign-in-with-provider.js';
import { SignInWithSamlHandler } from './sign-in-with-saml.js';
import { TellPasswordChanged } from './tell-password-changed.js';
import { UnlinkIdentityHandler } from './unlink-identity.js';
import { ValidateTokenHandler } from './validate-token.js';
import { VerifyAddressHandler } from './verify-address.js';
import { VisitProviderHandler } from './visit-provider.js';
import { VisitProviderToLinkHandler } from './visit-provider-to-link.js';
import { VisitSamlProviderHandler } from './visit-saml-provider.js';
import { VisitSamlProviderToLinkHandler } from './visit-saml-provider-to-link.js';

export const useCases = [
  AddPasskeyHandler,
  AskPasskeyHandler,
  AuthenticateAccessTokenHandler,
  BeginPasskeyHandler,
  BeginPasskeySignInHandler,
  ChangePasswordHandler,
  ClearSessions,
  CompleteSignInHandler,
  ConfirmAddressHandler,
  ConfirmByPasswordHandler,
  ConfirmByProofHandler,
  ConfirmSecondFactorHandler,
  CreateApiKeyHandler,
  EndOtherSessionsHandler,
  EndSessionHandler,
  EnrolCodesHandler,
  EnrolTotpHandler,
  GetSamlConnectionHandler,
  GetSamlMetadataHandler,
  GetUserByEmailHandler,
  GetUserHandler,
  GetUsersHandler,
  IssueClientTokenHandler,
  LinkIdentityHandler,
  ListApiKeysHandler,
  ListLinkedIdentitiesHandler,
  ListOrganizationApiKeysHandler,
  ListPasskeysHandler,
  ListPublicKeysHandler,
  ListSecondFactorsHandler,
  ListSessionsHandler,
  ListSignInProvidersHandler,
  LogInHandler,
  LogOutHandler,
  OnPasswordChanged,
  OnUserRegistered,
  OpenChallengeHandler,
  ProvisionAccountHandler,
  ReceiveSamlResponseHandler,
  RefreshSessionHandler,
  RegisterUserHandler,
  RemovePasskeyHandler,
  RemoveSamlConnectionHandler,
  RemoveSecondFactorHandler,
  RenamePasskeyHandler,
  RenameUserHandler,
  RenewRecoveryCodesHandler,
  RequestAddressVerificationHandler,
  RequestPasswordResetHandler,
  ResetPasswordHandler,
  ReturnFromProviderHandler,
  RevokeApiKeyHandler,
  RevokeOrganizationApiKeyHandler,
  RotateSigningKey,
  SealAnew,
  SendAddressVerification,
  SendChallengeCodeHandler,
  SendCode,
  SendPasswordReset,
  SetSamlConnectionHandler,
  SignInByPasskeyHandler,
  SignInWithProviderHandler,
  SignInWithSamlHandler,
  TellPasswordChanged,
  UnlinkIdentityHandler,
  RequireFreshSessionHandler,
  ValidateTokenHandler,
  VerifyAddressHandler,
  VisitProviderHandler,
  VisitProviderToLinkHandler,
  VisitSamlProviderHandler,
  VisitSamlProviderToLinkHandler,
];
