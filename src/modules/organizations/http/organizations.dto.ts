import { z } from 'zod';
import { permissionNames } from '#shared/contracts';
import { pageOf } from '#shared/pagination';
import {
  type MembersView,
  type MemberView,
  memberRoles,
  type OrganizationView,
  type RoleView,
} from '../contract/views.js';

export const organizationId = z.uuid().describe('The `id` that `GET /users/organizations` gave.');
const userId = z.uuid().describe('The `userId` of a member, as the list of members gives it.');

export const memberPath = z.object({ id: organizationId, userId });
export type MemberPath = z.infer<typeof memberPath>;

const role = z.enum(memberRoles).meta({ example: 'analyst' });

export const newMember = z.object({
  email: z
    .string()
    .trim()
    .max(254)
    .pipe(z.email('give an address like ada@example.com'))
    .describe('Of somebody else who has an account here already.')
    .meta({ example: 'grace@example.com' }),
  role,
});
export type NewMember = z.infer<typeof newMember>;

export const roleChange = z.object({ role });
export type RoleChange = z.infer<typeof roleChange>;

export const organization = z.object({
  id: organizationId,
  name: z.string(),
  personal: z.boolean().describe('Made at sign-up for one user, who stays its admin.'),
  secondFactorRequired: z.boolean().describe('Whether its members must show a second factor to work in it.'),
  role: role.describe('Of the one who asks.'),
  createdAt: z.iso.datetime(),
}) satisfies z.ZodType<OrganizationView>;

const roleView = z.object({
  role,
  own: z.boolean().describe('Whether it is mine.'),
  permissions: z
    .array(
      z.object({
        name: z.enum(permissionNames).meta({ example: 'content.read' }),
        allows: z.string().describe('In words.'),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<RoleView>;

export const roles = z.object({ items: z.array(roleView) });
export type Roles = z.infer<typeof roles>;

export const security = z.object({ secondFactorRequired: z.boolean().meta({ example: true }) });
export type Security = z.infer<typeof security>;

export const organizations = z.object({ items: z.array(organization) });
export type Organizations = z.infer<typeof organizations>;

export const member = z.object({
  userId,
  email: z.string(),
  name: z.string(),
  role,
  joinedAt: z.iso.datetime(),
}) satisfies z.ZodType<MemberView>;

export const members = pageOf(member) satisfies z.ZodType<MembersView>;
