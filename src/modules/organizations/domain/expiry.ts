import type { OrganizationSettings } from '../contract/views.js';

const dayMs = 24 * 60 * 60 * 1000;
const usualDays = 7;

/** Until when an invitation of this moment is good. */
export const expiryOf = ({ invitationDays = usualDays }: OrganizationSettings, now: Date): Date =>
  new Date(now.getTime() + invitationDays * dayMs);
