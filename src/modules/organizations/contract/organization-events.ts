import { DomainEvent } from '#shared/contracts';

interface OfOrganization {
  readonly organizationId: string;
  /** Who did it. */
  readonly actorId: string;
}

export class OrganizationCreated extends DomainEvent<
  OfOrganization & { readonly name: string; readonly slug: string }
> {
  static readonly type = 'organizations.organization-created';
}

/** Its name, slug, settings, branding or security: `fields` says which. */
export class OrganizationChanged extends DomainEvent<
  OfOrganization & { readonly fields: readonly string[] }
> {
  static readonly type = 'organizations.organization-changed';
}

export class OrganizationSuspended extends DomainEvent<OfOrganization & { readonly reason: string }> {
  static readonly type = 'organizations.organization-suspended';
}

export class OrganizationResumed extends DomainEvent<OfOrganization> {
  static readonly type = 'organizations.organization-resumed';
}

export class OwnershipTransferred extends DomainEvent<
  OfOrganization & { readonly from: string | null; readonly to: string }
> {
  static readonly type = 'organizations.ownership-transferred';
}

/** Nobody works in it any more. It is erased at `eraseAt` (ISO 8601), unless it is restored before. */
export class OrganizationDeletionScheduled extends DomainEvent<
  OfOrganization & { readonly eraseAt: string }
> {
  static readonly type = 'organizations.organization-deletion-scheduled';
}

export class OrganizationRestored extends DomainEvent<OfOrganization> {
  static readonly type = 'organizations.organization-restored';
}

/** It is gone for good: every module that owns something of it erases that. */
export class OrganizationDeleted extends DomainEvent<{ readonly organizationId: string }> {
  static readonly type = 'organizations.organization-deleted';
}
