/** The cache tag of everything that is remembered about who a user's tokens stand for. */
export const actorTag = (userId: string): string => `actor:${userId}`;

/** The cache tag of everything that is remembered about who works in an organisation. */
export const organizationTag = (organizationId: string): string => `actors-of:${organizationId}`;
