import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  graceDays: setting('ORGANIZATIONS_GRACE_DAYS', z.coerce.number().int().min(0).max(365).default(30), {
    description:
      'Days in which an organisation that was deleted can be restored; what it owns is erased then.',
  }),
  invitationUrl: setting('ORGANIZATIONS_INVITATION_URL', z.url().includes('{token}').optional(), {
    description:
      'The page that takes invitations, with {token} in it: mails lead there. Left out: they hold the token itself.',
  }),
  mostPerUser: setting('ORGANIZATIONS_PER_USER', z.coerce.number().int().min(1).default(20), {
    description: 'Organisations that one user may own beside the personal one.',
  }),
};

export class OrganizationsConfig extends defineConfig('organizations', settings) {}
