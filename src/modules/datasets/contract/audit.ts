import { type AuditRule, audited, unaudited } from '#shared/contracts';
import { DatasetVersionPublished, DatasetVersionsRemoved } from './versions.js';

export const datasetsAudit: readonly AuditRule[] = [
  audited(DatasetVersionPublished, ({ organizationId, dataSourceId, version }) => ({
    organizationId,
    subject: { kind: 'data-source', id: dataSourceId },
    details: { version },
  })),
  unaudited(DatasetVersionsRemoved, 'old versions go as the settings of the installation say'),
];
