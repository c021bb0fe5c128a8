/** What somebody else's error says, for the middle of a sentence of ours: without its full stops. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/[.\s]+$/, '');
