import { DomainEvent, type Scope } from '#shared/contracts';
import type { SecondFactorKind } from './mfa-views.js';

export class UserRegistered extends DomainEvent<{ readonly userId: string; readonly name: string }> {
  static readonly type = 'identity.user-registered';
}

/** The owner of an account showed to read its mailbox. */
export class AddressVerified extends DomainEvent<{ readonly userId: string }> {
  static readonly type = 'identity.address-verified';
}

/** Every other session of the account has ended with it. */
export class PasswordChanged extends DomainEvent<{
  readonly userId: string;
  /** Knowing the old one, or by e-mail. */
  readonly by: 'change' | 'reset';
}> {
  static readonly type = 'identity.password-changed';
}

export class SignedIn extends DomainEvent<{
  readonly userId: string;
  readonly sessionId: string;
  readonly address: string;
}> {
  static readonly type = 'identity.signed-in';
}

/** Somebody said to be whom they could not show to be. */
export class SignInFailed extends DomainEvent<{
  /** Absent when there is no such account. */
  readonly userId?: string;
  readonly reason: 'password' | 'second-factor';
}> {
  static readonly type = 'identity.sign-in-failed';
}

export class SessionEnded extends DomainEvent<{
  readonly userId: string;
  readonly sessionId: string;
  /** `reuse`: a refresh token came a second time, so somebody may have stolen it. */
  readonly by: 'logout' | 'revocation' | 'reuse';
  /** Of the request that ended it. */
  readonly address?: string;
}> {
  static readonly type = 'identity.session-ended';
}

export class ApiKeyCreated extends DomainEvent<{
  readonly userId: string;
  readonly organizationId: string;
  readonly apiKeyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}> {
  static readonly type = 'identity.api-key-created';
}

export class ApiKeyRevoked extends DomainEvent<{
  /** Its owner. */
  readonly userId: string;
  readonly organizationId: string;
  readonly apiKeyId: string;
  /** Who ended it: the owner, or an admin of the organisation. */
  readonly actorId: string;
}> {
  static readonly type = 'identity.api-key-revoked';
}

/** The identity provider of an organisation brought somebody new, who is to be a member. */
export class MemberProvisioned extends DomainEvent<{
  readonly userId: string;
  readonly organizationId: string;
}> {
  static readonly type = 'identity.member-provisioned';
}

export class SecondFactorAdded extends DomainEvent<{
  readonly userId: string;
  readonly kind: SecondFactorKind;
}> {
  static readonly type = 'identity.second-factor-added';
}

export class SecondFactorRemoved extends DomainEvent<{
  readonly userId: string;
  readonly kind: SecondFactorKind;
}> {
  static readonly type = 'identity.second-factor-removed';
}

/** From now on somebody signs in with an account at a provider. */
export class IdentityLinked extends DomainEvent<{
  readonly userId: string;
  readonly issuer: string;
  /** For people to read. */
  readonly provider: string;
}> {
  static readonly type = 'identity.identity-linked';
}

export class IdentityUnlinked extends DomainEvent<{
  readonly userId: string;
  readonly issuer: string;
  /** For people to read. */
  readonly provider: string;
}> {
  static readonly type = 'identity.identity-unlinked';
}

export class UserRenamed extends DomainEvent<{ readonly userId: string; readonly name: string }> {
  static readonly type = 'identity.user-renamed';
}
