/** A version is named by the content of its file. */
export const versionOf = (sha256: string): string => sha256.slice(0, 16);
