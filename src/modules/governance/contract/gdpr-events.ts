import { type AuditRule, audited, DomainEvent, publicOrganizationId } from '#shared/contracts';

interface OfPerson {
  readonly userId: string;
}

/** Somebody asked for an archive of their data. */
export class PersonalDataExportRequested extends DomainEvent<OfPerson & { readonly exportId: string }> {
  static readonly type = 'governance.personal-data-export-requested';
}

/** And downloaded it. */
export class PersonalDataExportDownloaded extends DomainEvent<OfPerson & { readonly exportId: string }> {
  static readonly type = 'governance.personal-data-export-downloaded';
}

export class ErasureRequested extends DomainEvent<
  OfPerson & { readonly erasureId: string /** ISO 8601. */; readonly dueAt: string }
> {
  static readonly type = 'governance.erasure-requested';
}

export class ErasureCancelled extends DomainEvent<OfPerson & { readonly erasureId: string }> {
  static readonly type = 'governance.erasure-cancelled';
}

/** Says nothing of whom. */
export class ErasureCompleted extends DomainEvent<{
  readonly erasureId: string;
  /** How many modules have confirmed it. */
  readonly modules: number;
}> {
  static readonly type = 'governance.erasure-completed';
}

/** What is about a person is in the trails of all their organisations; that one is forgotten, in that of the installation. */
export const gdprAudit: readonly AuditRule[] = [
  audited(PersonalDataExportRequested, ({ userId, exportId }) => ofExport(userId, exportId)),
  audited(PersonalDataExportDownloaded, ({ userId, exportId }) => ofExport(userId, exportId)),
  audited(ErasureRequested, ({ userId, erasureId, dueAt }) => ({
    actorId: userId,
    subject: { kind: 'erasure', id: erasureId },
    details: { dueAt },
  })),
  audited(ErasureCancelled, ({ userId, erasureId }) => ({
    actorId: userId,
    subject: { kind: 'erasure', id: erasureId },
  })),
  audited(ErasureCompleted, ({ erasureId, modules }) => ({
    organizationId: publicOrganizationId,
    subject: { kind: 'erasure', id: erasureId },
    details: { modules },
  })),
];

const ofExport = (actorId: string, id: string) => ({
  actorId,
  subject: { kind: 'personal-data-export', id },
});
