/** Whether an error of Node has one of these codes. */
export const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** The disk of this machine, or the share of it that we may use. */
export const isFull = (error: unknown): boolean => isCode(error, 'ENOSPC', 'EDQUOT');
