import { createHash } from 'node:crypto';
import { askedWords } from '../domain/asked-words.js';

/** Digest of the words of a question, which may be too long for an index. */
export const wordsKeyOf = (question: string): string =>
  createHash('sha256').update(askedWords(question)).digest('base64url');
