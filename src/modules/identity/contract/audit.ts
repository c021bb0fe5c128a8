import { type AuditFact, type AuditRule, audited } from '#shared/contracts';
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

/** Somebody did something to the own account. */
const own = (userId: string, details?: AuditFact['details']): AuditFact => ({
  actorId: userId,
  subject: { kind: 'user', id: userId },
  ...(details && { details }),
});

export const identityAudit: readonly AuditRule[] = [
  audited(UserRegistered, ({ userId, name }) => own(userId, { name })),
  audited(AddressVerified, ({ userId }) => own(userId)),
  audited(UserRenamed, ({ userId, name }) => own(userId, { name })),
  audited(PasswordChanged, ({ userId, by }) => own(userId, { by })),
  audited(SignedIn, ({ userId, sessionId }) => own(userId, { sessionId })),
  audited(SignInFailed, ({ userId, reason }) => ({
    ...(userId && { subject: { kind: 'user', id: userId } }),
    outcome: 'refused',
    details: { reason },
  })),
  audited(SessionEnded, ({ userId, sessionId, by }) => ({
    ...(by !== 'reuse' && { actorId: userId }),
    subject: { kind: 'user', id: userId },
    outcome: by === 'reuse' ? 'refused' : 'done',
    details: { sessionId, by },
  })),
  audited(ApiKeyCreated, ({ userId, organizationId, apiKeyId, name, scopes }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'api-key', id: apiKeyId },
    details: { name, scopes },
  })),
  audited(ApiKeyRevoked, ({ userId, organizationId, apiKeyId, actorId }) => ({
    organizationId,
    actorId,
    details: { ownerRevoked: actorId === userId },
    subject: { kind: 'api-key', id: apiKeyId },
  })),
  audited(MemberProvisioned, ({ userId, organizationId }) => ({ organizationId, ...own(userId) })),
  audited(SecondFactorAdded, ({ userId, kind }) => own(userId, { kind })),
  audited(SecondFactorRemoved, ({ userId, kind }) => own(userId, { kind })),
  audited(IdentityLinked, ({ userId, issuer }) => own(userId, { issuer })),
  audited(IdentityUnlinked, ({ userId, issuer }) => own(userId, { issuer })),
];
