import { type AuditFact, type AuditRule, audited } from '#shared/contracts';
import { MemberAdded, MemberRemoved, MemberResumed, MemberRoleChanged, MemberSuspended } from './events.js';
import { InvitationAccepted, InvitationRevoked, MemberInvited } from './invitation-messages.js';
import {
  OrganizationChanged,
  OrganizationCreated,
  OrganizationDeleted,
  OrganizationDeletionScheduled,
  OrganizationRestored,
  OrganizationResumed,
  OrganizationSuspended,
  OwnershipTransferred,
} from './organization-events.js';
import { TeamChanged, TeamCreated, TeamMemberAdded, TeamMemberRemoved, TeamRemoved } from './team-events.js';

interface Of {
  readonly organizationId: string;
  readonly actorId?: string;
}

const fact = (kind: string, id: string, { organizationId, actorId }: Of): AuditFact => ({
  organizationId,
  actorId,
  subject: { kind, id },
});
const ofMember = (of: Of & { readonly userId: string }) => fact('user', of.userId, of);
const ofOrganization = (of: Of) => fact('organization', of.organizationId, of);
const ofTeam = (of: Of & { readonly teamId: string }) => fact('team', of.teamId, of);
const ofInvitation = (of: Of & { readonly invitationId: string }) => fact('invitation', of.invitationId, of);

export const organizationsAudit: readonly AuditRule[] = [
  audited(MemberAdded, ({ role, ...of }) => ({ ...ofMember(of), details: { role } })),
  audited(MemberRemoved, ofMember),
  audited(MemberRoleChanged, ({ from, to, ...of }) => ({
    ...ofMember(of),
    details: { before: { role: from }, after: { role: to } },
  })),
  audited(MemberSuspended, ofMember),
  audited(MemberResumed, ofMember),
  audited(OrganizationCreated, ({ name, slug, ...of }) => ({
    ...ofOrganization(of),
    details: { after: { name, slug } },
  })),
  audited(OrganizationChanged, ({ fields, ...of }) => ({ ...ofOrganization(of), details: { fields } })),
  audited(OrganizationSuspended, ({ reason, ...of }) => ({ ...ofOrganization(of), details: { reason } })),
  audited(OrganizationResumed, ofOrganization),
  audited(OwnershipTransferred, ({ from, to, ...of }) => ({
    ...ofMember({ ...of, userId: to }),
    details: { firstOwner: from === null },
  })),
  audited(OrganizationDeletionScheduled, ({ eraseAt, ...of }) => ({
    ...ofOrganization(of),
    details: { eraseAt },
  })),
  audited(OrganizationRestored, ofOrganization),
  audited(OrganizationDeleted, ofOrganization),
  audited(TeamCreated, ({ name, ...of }) => ({ ...ofTeam(of), details: { after: { name } } })),
  audited(TeamChanged, ({ name, ...of }) => ({ ...ofTeam(of), details: { after: { name } } })),
  audited(TeamRemoved, ofTeam),
  audited(TeamMemberAdded, ({ teamId, ...of }) => ({ ...ofMember(of), details: { teamId } })),
  audited(TeamMemberRemoved, ({ teamId, ...of }) => ({ ...ofMember(of), details: { teamId } })),
  audited(MemberInvited, ({ role, ...of }) => ({ ...ofInvitation(of), details: { role } })),
  audited(InvitationRevoked, ofInvitation),
  audited(InvitationAccepted, ofInvitation),
];
