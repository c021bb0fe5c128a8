import { defineErrors } from '#shared/errors';

export const organizationsErrors = defineErrors('organizations', {
  notFound: [
    'not-found',
    (d: { organizationId: string }) => `Organisation ${d.organizationId} does not exist.`,
  ],
  memberNotFound: [
    'not-found',
    (d: { userId: string }) => `User ${d.userId} is not a member of this organisation.`,
  ],
  adminsOnly: ['forbidden', () => 'Only admins of this organisation may change its members.'],
  alreadyMember: [
    'conflict',
    (d: { email: string }) => `${d.email} is a member of this organisation already.`,
  ],
  lastAdmin: ['conflict', () => 'An organisation needs an admin: make somebody else admin first.'],
  ownerStays: ['conflict', () => 'The owner of a personal organisation stays its admin.'],
});
