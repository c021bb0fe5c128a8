import { z } from 'zod';
import { pageOf, pageRequest } from '#shared/pagination';
import { type MembersView, type MemberView, memberRoles, memberSorts } from '../contract/index.js';
import { organizationId } from './organizations.dto.js';

export const userId = z.uuid().describe('The `userId` of a member, as the list of members gives it.');

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

export const membersRequest = pageRequest.extend({
  search: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('A part of the name; for admins also of the address.'),
  role: role.optional(),
  status: z.enum(['active', 'suspended']).optional(),
  sort: z.enum(memberSorts).default('joinedAt'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type MembersRequest = z.infer<typeof membersRequest>;

export const roleChange = z.object({ role });
export type RoleChange = z.infer<typeof roleChange>;

export const member = z.object({
  userId,
  email: z.string().nullable().describe('null where the member shows it to admins alone, and I am none.'),
  name: z.string(),
  avatarId: z
    .uuid()
    .optional()
    .describe('In lists, of the picture: `GET /images/{id}`. Absent where there is none.'),
  role,
  suspendedAt: z.iso
    .datetime()
    .optional()
    .describe('Since when the member may do nothing here; absent for the others.'),
  joinedAt: z.iso.datetime(),
}) satisfies z.ZodType<MemberView>;

export const members = pageOf(member) satisfies z.ZodType<MembersView>;
