/** What an API key may be allowed to do; a user who signed in may do all of it that their role allows. */
export const scopes = ['read', 'ask', 'write', 'manage'] as const;
export type Scope = (typeof scopes)[number];
