/** The cache tag of everything that is remembered about who a user's tokens stand for. */
export const actorTag = (userId: string): string => `actor:${userId}`;
