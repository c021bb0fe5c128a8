import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditEntryEntity } from './audit-entry.entity.js';

/** What the first entry of a trail follows: no trail continues that of another organisation. */
export const firstHash = (organizationId: string): Buffer =>
  createHash('sha256').update(organizationId).digest();

/** SHA-256 over everything that an entry says and the hash of the one before, as canonical JSON (RFC 8785). */
export function hashOf({ hash: _, ...entry }: AuditEntryEntity): Buffer {
  const text = canonicalize({
    ...entry,
    occurredAt: entry.occurredAt.toISOString(),
    recordedAt: entry.recordedAt.toISOString(),
    sealedOrigin: entry.sealedOrigin?.toString('base64') ?? null,
    sealedDetails: entry.sealedDetails?.toString('base64') ?? null,
    previousHash: entry.previousHash.toString('hex'),
  });
  return createHash('sha256')
    .update(text ?? '')
    .digest();
}
