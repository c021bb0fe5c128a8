import { z } from 'zod';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  type InvitationsView,
  type InvitationView,
  invitationSorts,
  invitationStates,
} from '../contract/index.js';
import { newMember } from './members.dto.js';
import { organizationId } from './organizations.dto.js';

const invitationId = z.uuid().describe('The `id` of an invitation, as their list gives it.');
export const invitationPath = z.object({ id: organizationId, invitationId });
export type InvitationPath = z.infer<typeof invitationPath>;

export const newInvitation = newMember.extend({
  email: newMember.shape.email.describe('Where the mail goes; an account is not needed.'),
});
export type NewInvitation = z.infer<typeof newInvitation>;

const state = z.enum(invitationStates);

export const invitationsRequest = pageRequest.extend({
  state: state.optional().describe('Only those that are so.'),
  search: z.string().trim().min(1).max(254).optional().describe('A part of the address.'),
  role: newMember.shape.role.optional(),
  ...sortingBy(invitationSorts, { sort: 'invitedAt', order: 'desc' }),
});
export type InvitationsRequest = z.infer<typeof invitationsRequest>;

export const invitation = z.object({
  id: invitationId,
  email: z.string(),
  role: newMember.shape.role,
  state,
  invitedBy: z.uuid(),
  invitedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
}) satisfies z.ZodType<InvitationView>;

export const invitations = pageOf(invitation) satisfies z.ZodType<InvitationsView>;

const token = z.string().min(20).max(200).describe('From the mail.');
export const acceptance = z.strictObject({ token });
export type Acceptance = z.infer<typeof acceptance>;

export const acceptanceWithAccount = z.strictObject({
  token,
  password: z.string().min(1).max(1000).describe('Of the account that is made.'),
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('The part of the address before the @ when left out.'),
});
export type AcceptanceWithAccount = z.infer<typeof acceptanceWithAccount>;

/** As of any other sign-in. */
export const newSession = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int(),
  user: z.object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    emailVerified: z.boolean().optional(),
    createdAt: z.iso.datetime(),
  }),
});
