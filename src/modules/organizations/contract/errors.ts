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
  adminsOnly: ['forbidden', () => 'Only admins of this organisation may do this.'],
  ownerOnly: ['forbidden', () => 'Only the owner of this organisation may do this.'],
  alreadyMember: [
    'conflict',
    (d: { email: string }) => `${d.email} is a member of this organisation already.`,
  ],
  lastAdmin: ['conflict', () => 'An organisation needs an admin: make somebody else admin first.'],
  ownerTransfersFirst: [
    'conflict',
    () => 'The owner stays an admin: transfer the ownership first (POST /organizations/{id}/transfer).',
  ],
  ownerIsAdmin: ['conflict', () => 'An organisation is owned by an admin who is not suspended.'],
  personalStays: [
    'conflict',
    () => 'A personal organisation belongs to one user for good: it is neither transferred nor deleted.',
  ],
  slugTaken: ['conflict', (d: { slug: string }) => `slug: "${d.slug}" is taken on this server.`],
  slugMismatch: [
    'invalid',
    (d: { slug: string }) => `confirm: give the slug of what is deleted, "${d.slug}".`,
  ],
  deleted: ['conflict', () => 'This organisation was deleted: restore it before anything else.'],
  legalHold: [
    'conflict',
    () =>
      'A legal hold keeps what this organisation has: nothing of it is deleted before the hold is lifted.',
  ],
  notDeleted: ['conflict', () => 'This organisation was not deleted.'],
  tooMany: [
    'limit',
    (d: { most: number }) => `One user owns at most ${d.most} organisations: delete one, or transfer it.`,
  ],
  notActive: ['conflict', (d: { state: string }) => `This organisation is ${d.state}: nobody joins it now.`],
  noSeat: [
    'limit',
    (d: { most: number }) =>
      `All ${d.most} seats of this organisation are taken, or kept for people who were invited: remove a member, revoke an invitation, or get more.`,
  ],
  domainNotAllowed: [
    'invalid',
    (d: { domain: string; allowed: readonly string[] }) =>
      `email: nobody of ${d.domain} is invited. Allowed: ${d.allowed.join(', ')}.`,
  ],
  invitationNotFound: ['not-found', () => 'There is no such invitation, or a later mail replaced its token.'],
  invitationUsed: ['conflict', () => 'This invitation was accepted or revoked already.'],
  invitationExpired: ['conflict', () => 'This invitation has expired: ask for another one.'],
  invitationOfAnother: [
    'forbidden',
    () => 'This invitation is for another address than that of your account.',
  ],
  noImage: ['invalid', () => 'The body has to be an image, with a content type like image/png.'],
  imageTooLarge: ['too-large', (d: { maxBytes: number }) => `An image may have ${d.maxBytes} bytes at most.`],
  imageRefused: ['unprocessable', (d: { reason: string }) => `This image cannot be used: ${d.reason}.`],
  imageNotFound: ['not-found', (d: { imageId: string }) => `There is no image ${d.imageId}.`],
  teamNotFound: ['not-found', (d: { teamId: string }) => `Team ${d.teamId} does not exist.`],
  teamNameTaken: ['conflict', (d: { name: string }) => `name: there is a team "${d.name}" already.`],
  invalidNetwork: [
    'invalid',
    (d: { position: number; network: string }) =>
      `networks.${d.position}.network: "${d.network}" is no address or network; give one like 203.0.113.0/24 or 2001:db8::/48.`,
  ],
  networksWithoutYou: [
    'invalid',
    (d: { address: string }) =>
      `networks: your own address, ${d.address}, is in none of them: you would lock yourself out.`,
  ],
  tooManyScimTokens: [
    'conflict',
    (d: { most: number }) =>
      `An organisation has at most ${d.most} SCIM tokens: revoke one that is not needed.`,
  ],
  scimTokenNotFound: ['not-found', (d: { tokenId: string }) => `There is no SCIM token ${d.tokenId}.`],
  invalidScimToken: ['unauthorized', () => 'The SCIM token is unknown, or was revoked.'],
  invalidScimFilter: ['invalid', (d: { filter: string }) => `filter: "${d.filter}" is not understood.`],
  invalidScimValue: ['invalid', (d: { reason: string }) => `${d.reason}.`],
  scimUserExists: ['conflict', (d: { userName: string }) => `There is a user "${d.userName}" already.`],
  scimVersionMismatch: [
    'conflict',
    (d: { version: string }) => `What you change was changed meanwhile: it is ${d.version} now.`,
  ],
  ownerStays: ['conflict', () => 'The owner of a personal organisation stays its admin.'],
});
