import { z } from 'zod';
import { permissionNames } from '#shared/contracts';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  memberRoles,
  type OrganizationBranding,
  type OrganizationSettings,
  type OrganizationsView,
  type OrganizationView,
  organizationSorts,
  organizationStates,
  type RoleView,
} from '../contract/index.js';
import { locale, timeZone } from './places.dto.js';

export const organizationId = z.uuid().describe('The `id` that `GET /users/organizations` gave.');

const role = z.enum(memberRoles).meta({ example: 'analyst' });

const name = z.string().trim().min(1).max(200).meta({ example: 'Example & Sons' });

const slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'give lower-case letters, digits and single hyphens, beginning with a letter',
  )
  .min(3)
  .max(50)
  .describe('A short name for addresses, unique on this server; made of the name when left out.');

const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'give a colour like #1f6feb')
  .meta({ example: '#1f6feb' });

const domain = z
  .string()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]{2,}$/, 'give a domain like example.com')
  .meta({ example: 'example.com' });

const settings = z
  .strictObject({
    locale: locale.optional(),
    timeZone: timeZone.optional(),
    invitationDays: z.int().min(1).max(30).optional().describe('Days that an invitation is good for; 7.'),
    invitationDomains: z
      .array(domain)
      .min(1)
      .max(50)
      .readonly()
      .optional()
      .describe('Only addresses of these domains are invited; all when left out.'),
  })
  .describe('What admins decide for everybody in it.') satisfies z.ZodType<OrganizationSettings>;

const branding = z
  .strictObject({
    primaryColor: color.optional(),
    accentColor: color.optional(),
    footer: z.string().trim().max(300).optional().describe('Below every page of a report.'),
  })
  .describe('How what leaves the organisation looks.') satisfies z.ZodType<OrganizationBranding>;

export const newOrganization = z.strictObject({ name, slug: slug.optional() });
export type NewOrganization = z.infer<typeof newOrganization>;

export const organizationChange = z
  .strictObject({
    name: name.optional(),
    slug: slug.optional(),
    settings: settings.optional(),
    branding: branding.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'give at least one of name, slug, settings, branding');
export type OrganizationChange = z.infer<typeof organizationChange>;

export const confirmation = z.object({
  confirm: z
    .string()
    .min(1)
    .max(100)
    .describe('The slug of the organisation, so that nobody deletes another one.'),
});
export type Confirmation = z.infer<typeof confirmation>;

export const heir = z.object({ userId: z.uuid().describe('An admin of the organisation.') });
export type Heir = z.infer<typeof heir>;

export const organization = z.object({
  id: organizationId,
  name: z.string(),
  slug: z.string().describe('A short name for addresses, unique on this server.'),
  state: z.enum(organizationStates).describe('Nobody works in one that is suspended or deleted.'),
  ownerId: z.uuid().nullable().describe('The admin whom nobody can remove.'),
  settings,
  branding,
  logoId: z.uuid().nullable().describe('Of the logo: `GET /images/{id}`.'),
  eraseAt: z.iso.datetime().optional().describe('When what a deleted one owns is erased.'),
  suspended: z.boolean().describe('Whether the one who asks is suspended in it.'),
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

export const organizationsRequest = pageRequest.extend({
  search: z.string().trim().min(1).max(100).optional().describe('A part of the name or the slug.'),
  role: role.optional().describe('That I have there.'),
  ...sortingBy(organizationSorts, { sort: 'name', order: 'asc' }),
});
export type OrganizationsRequest = z.infer<typeof organizationsRequest>;

export const organizations = pageOf(organization) satisfies z.ZodType<OrganizationsView>;
