import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { personalDataProviders } from '#shared/personal-data';
import { identityContract } from './contract/index.js';
import { identityPersonalData } from './contract/personal-data.js';
import { AddressController } from './http/address.controller.js';
import { ApiKeysController } from './http/api-keys.controller.js';
import { AuthController } from './http/auth.controller.js';
import { IdentitiesController } from './http/identities.controller.js';
import { KeySetController } from './http/key-set.controller.js';
import { MfaController } from './http/mfa.controller.js';
import { OAuthController } from './http/oauth.controller.js';
import { PasskeySignInController } from './http/passkey-sign-in.controller.js';
import { PasskeysController } from './http/passkeys.controller.js';
import { PasswordController } from './http/password.controller.js';
import { SamlController } from './http/saml.controller.js';
import { SamlConnectionsController } from './http/saml-connections.controller.js';
import { SecondFactorsController } from './http/second-factors.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { TenantApiKeysController } from './http/tenant-api-keys.controller.js';
import { TokenController } from './http/token.controller.js';
import { AccessTokens } from './infra/access-tokens.js';
import { AccountEntity } from './infra/account.entity.js';
import { AccountRepository } from './infra/account.repository.js';
import { AddressRules } from './infra/address-rules.js';
import { ApiKeyEntity } from './infra/api-key.entity.js';
import { ApiKeyRepository } from './infra/api-key.repository.js';
import { ApiKeyGrants } from './infra/api-key-grants.js';
import { ApiKeyListing } from './infra/api-key-listing.js';
import { ApiKeyRevocations } from './infra/api-key-revocations.js';
import { Asking } from './infra/asking.js';
import { ChallengeEntity } from './infra/challenge.entity.js';
import { ChallengeCodes } from './infra/challenge-codes.js';
import { Challenges } from './infra/challenges.js';
import { CodeProofs } from './infra/code-proofs.js';
import { CommonPasswords } from './infra/common-passwords.js';
import { IdentityConfig } from './infra/config.js';
import { Credentials } from './infra/credentials.js';
import { Devices } from './infra/devices.js';
import { EndingSessions } from './infra/ending-sessions.js';
import { Enrolments } from './infra/enrolments.js';
import { ExpiredPasswords } from './infra/expired-passwords.js';
import { FailedSignInEntity } from './infra/failed-sign-in.entity.js';
import { FailedSignIns } from './infra/failed-sign-ins.js';
import { FormerPasswordEntity } from './infra/former-password.entity.js';
import { FreshSessions } from './infra/fresh-sessions.js';
import { GuardedProofs } from './infra/guarded-proofs.js';
import { LinkedIdentities } from './infra/linked-identities.js';
import { LinkedIdentityEntity } from './infra/linked-identity.entity.js';
import { LinkedIdentityRepository } from './infra/linked-identity.repository.js';
import { NewAccounts } from './infra/new-accounts.js';
import { NewPasskeys } from './infra/new-passkeys.js';
import { OAuthConfig } from './infra/oauth/config.js';
import { OAuthClient } from './infra/oauth/oauth-client.js';
import { OAuthProviders } from './infra/oauth/oauth-providers.js';
import { ProviderTrips } from './infra/oauth/provider-trips.js';
import { ProviderVisits } from './infra/oauth/provider-visits.js';
import { OneTimeTokenEntity } from './infra/one-time-token.entity.js';
import { OneTimeTokens } from './infra/one-time-tokens.js';
import { OwnErasure } from './infra/own-erasure.js';
import { Owners } from './infra/owners.js';
import { PasskeyEntity } from './infra/passkey.entity.js';
import { PasskeyRepository } from './infra/passkey.repository.js';
import { PasskeyChallenges } from './infra/passkey-challenges.js';
import { Passkeys } from './infra/passkeys.js';
import { PasswordChanges } from './infra/password-changes.js';
import { PasswordHasher } from './infra/password-hasher.js';
import { PasswordRules } from './infra/password-rules.js';
import { PasswordWrites } from './infra/password-writes.js';
import { Passwords } from './infra/passwords.js';
import { PhoneRules } from './infra/phone-rules.js';
import { Presence } from './infra/presence.js';
import { Proofs } from './infra/proofs.js';
import { RecoveryCodeEntity } from './infra/recovery-code.entity.js';
import { RecoveryCodes } from './infra/recovery-codes.js';
import { RefreshTokenEntity } from './infra/refresh-token.entity.js';
import { RegainedAccounts } from './infra/regained-accounts.js';
import { RelyingParty } from './infra/relying-party.js';
import { SamlConnectionEntity } from './infra/saml-connection.entity.js';
import { SamlConnections } from './infra/saml-connections.js';
import { SamlIdentities } from './infra/saml-identities.js';
import { SamlNewcomers } from './infra/saml-newcomers.js';
import { SamlOwners } from './infra/saml-owners.js';
import { SamlSeats } from './infra/saml-seats.js';
import { SamlServiceProvider } from './infra/saml-service-provider.js';
import { SamlTrips } from './infra/saml-trips.js';
import { SamlVisits } from './infra/saml-visits.js';
import { SecondFactorEntity } from './infra/second-factor.entity.js';
import { SecondFactors } from './infra/second-factors.js';
import { SessionEntity } from './infra/session.entity.js';
import { SessionRepository } from './infra/session.repository.js';
import { SessionEnds } from './infra/session-ends.js';
import { Sessions } from './infra/sessions.js';
import { SigningKeyEntity } from './infra/signing-key.entity.js';
import { SigningKeyRepository } from './infra/signing-key.repository.js';
import { SigningKeys } from './infra/signing-keys.js';
import { Totp } from './infra/totp.js';
import { TotpCodes } from './infra/totp-codes.js';
import { WaysIn } from './infra/ways-in.js';
import { WebAuthn } from './infra/web-authn.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      AccountEntity,
      ApiKeyEntity,
      ChallengeEntity,
      RecoveryCodeEntity,
      SecondFactorEntity,
      FailedSignInEntity,
      FormerPasswordEntity,
      LinkedIdentityEntity,
      OneTimeTokenEntity,
      PasskeyEntity,
      SamlConnectionEntity,
      RefreshTokenEntity,
      SessionEntity,
      SigningKeyEntity,
    ]),
  ],
  controllers: [
    AddressController,
    ApiKeysController,
    AuthController,
    IdentitiesController,
    OAuthController,
    KeySetController,
    MfaController,
    SecondFactorsController,
    PasskeySignInController,
    PasskeysController,
    SamlConnectionsController,
    SamlController,
    PasswordController,
    SessionsController,
    TenantApiKeysController,
    TokenController,
  ],
  providers: [
    AccessTokens,
    AccountRepository,
    ApiKeyGrants,
    AddressRules,
    ApiKeyListing,
    ApiKeyRevocations,
    Asking,
    ChallengeCodes,
    Challenges,
    CodeProofs,
    Enrolments,
    FreshSessions,
    GuardedProofs,
    PhoneRules,
    Presence,
    Proofs,
    RecoveryCodes,
    SecondFactors,
    Totp,
    TotpCodes,
    ApiKeyRepository,
    CommonPasswords,
    Credentials,
    Devices,
    EndingSessions,
    ExpiredPasswords,
    FailedSignIns,
    IdentityConfig,
    NewAccounts,
    OneTimeTokens,
    NewPasskeys,
    PasskeyChallenges,
    PasskeyRepository,
    Passkeys,
    RelyingParty,
    SamlConnections,
    SamlIdentities,
    SamlNewcomers,
    SamlOwners,
    SamlSeats,
    SamlServiceProvider,
    SamlTrips,
    SamlVisits,
    WebAuthn,
    PasswordChanges,
    PasswordHasher,
    PasswordRules,
    PasswordWrites,
    Passwords,
    RegainedAccounts,
    SessionRepository,
    SessionEnds,
    Sessions,
    SigningKeyRepository,
    SigningKeys,
    LinkedIdentities,
    LinkedIdentityRepository,
    OAuthClient,
    OAuthConfig,
    OAuthProviders,
    Owners,
    ProviderTrips,
    ProviderVisits,
    WaysIn,
    ...personalDataProviders(identityPersonalData, OwnErasure),
    ...useCases,
  ],
})
export class IdentityModule {
  static readonly contract = identityContract;
}
