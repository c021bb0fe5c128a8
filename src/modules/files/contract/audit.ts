import { type AuditRule, audited } from '#shared/contracts';
import { FileRemoved, FileUploaded } from './events.js';

export const filesAudit: readonly AuditRule[] = [
  audited(FileUploaded, ({ organizationId, userId, fileId, sizeBytes }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'file', id: fileId },
    details: { sizeBytes },
  })),
  audited(FileRemoved, ({ organizationId, fileId }) => ({
    organizationId,
    subject: { kind: 'file', id: fileId },
  })),
];
