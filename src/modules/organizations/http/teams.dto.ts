import { z } from 'zod';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import { type TeamsView, type TeamView, teamSorts } from '../contract/index.js';
import { userId } from './members.dto.js';
import { organizationId } from './organizations.dto.js';

const teamId = z.uuid().describe('The `id` of a team, as the list of teams gives it.');
export const teamPath = z.object({ id: organizationId, teamId });
export type TeamPath = z.infer<typeof teamPath>;

export const teamMemberPath = z.object({ id: organizationId, teamId, userId });
export type TeamMemberPath = z.infer<typeof teamMemberPath>;

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .describe('Unique in the organisation, whatever the case of its letters.')
  .meta({ example: 'Sales' });
const description = z.string().trim().max(1000);

export const newTeam = z.strictObject({ name, description: description.default('') });
export type NewTeam = z.infer<typeof newTeam>;

export const teamChange = z
  .strictObject({ name: name.optional(), description: description.optional() })
  .refine((change) => Object.keys(change).length > 0, 'give a name, a description, or both');
export type TeamChange = z.infer<typeof teamChange>;

export const teamsRequest = pageRequest.extend({
  search: z.string().trim().min(1).max(100).optional().describe('A part of the name.'),
  ...sortingBy(teamSorts, { sort: 'name', order: 'asc' }),
});
export type TeamsRequest = z.infer<typeof teamsRequest>;

export const team = z.object({
  id: teamId,
  name,
  description,
  memberCount: z.int(),
  createdAt: z.iso.datetime(),
}) satisfies z.ZodType<TeamView>;

export const teams = pageOf(team) satisfies z.ZodType<TeamsView>;
