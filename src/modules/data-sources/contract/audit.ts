import { type AuditFact, type AuditRule, audited, unaudited } from '#shared/contracts';
import {
  DataSourceCreated,
  DataSourceReady,
  DataSourceRefreshRequested,
  DataSourceRemoved,
} from './events.js';
import { DataSourceHealthChanged } from './health.js';
import { DataSourceShared } from './sharing.js';

interface OfSource {
  readonly organizationId: string;
  readonly dataSourceId: string;
}

const ofSource = ({ organizationId, dataSourceId }: OfSource): AuditFact => ({
  organizationId,
  subject: { kind: 'data-source', id: dataSourceId },
});

export const dataSourcesAudit: readonly AuditRule[] = [
  audited(DataSourceCreated, ({ kind, mode, fileIds, ...of }) => ({
    ...ofSource(of),
    details: { after: { kind, mode, fileIds } },
  })),
  audited(DataSourceRefreshRequested, ({ whole = false, unchecked = false, ...of }) => ({
    ...ofSource(of),
    details: { whole, unchecked },
  })),
  audited(DataSourceRemoved, ofSource),
  audited(DataSourceShared, ({ actorId, before, after, ...of }) => ({
    ...ofSource(of),
    actorId,
    details: {
      before: { ...before, shares: [...before.shares] },
      after: { ...after, shares: [...after.shares] },
    },
  })),
  unaudited(DataSourceReady, 'follows from what was asked for, which is audited'),
  unaudited(DataSourceHealthChanged, 'nobody did it: a database went away or came back'),
];
