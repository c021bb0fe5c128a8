export const roles = ['admin', 'analyst', 'user', 'guest'] as const;
export type Role = (typeof roles)[number];

/** Who asks, for which organisation. Every message that reads or writes tenant data carries one. */
export interface Actor {
  readonly kind: 'user' | 'guest' | 'system';
  readonly userId: string;
  readonly organizationId: string;
  readonly role: Role;
}

/** Owns what belongs to no tenant: the built-in data, and the questions of guests. */
export const publicOrganizationId = '00000000-0000-4000-8000-000000000001';

/** Somebody without a token: reads public sources, owns nothing. */
export const guestActor: Actor = {
  kind: 'guest',
  userId: '00000000-0000-4000-8000-000000000002',
  organizationId: publicOrganizationId,
  role: 'guest',
};

/** Almanac itself, at work in the background for one organisation. */
export const systemActor = (organizationId: string = publicOrganizationId): Actor => ({
  kind: 'system',
  userId: '00000000-0000-4000-8000-000000000003',
  organizationId,
  role: 'admin',
});
