import { identityErrors as errors } from '../contract/errors.js';
import { commonPasswords } from './common-passwords.js';

/** NIST SP 800-63B: length counts, composition does not; what everybody tries first is refused. */
export const minLength = 8;
export const maxLength = 256;

/** The same characters typed on another keyboard are the same password. */
export const normalizePassword = (password: string): string => password.normalize('NFKC');

export function requireAllowedPassword(password: string, email: string): void {
  const reason = reasonToRefuse(normalizePassword(password), email);
  if (reason) throw errors.passwordRefused({ reason });
}

function reasonToRefuse(password: string, email: string): string | undefined {
  const length = [...password].length;
  const lower = password.toLowerCase();
  if (length < minLength) return `it has ${length} characters; ${minLength} to ${maxLength} are allowed`;
  if (length > maxLength) return `it has more than ${maxLength} characters`;
  if (new Set(lower).size === 1) return 'it repeats one character';
  if (lower === email) return 'it is the e-mail address';
  if (commonPasswords.has(lower)) return 'it is one of those tried first by everybody';
  return undefined;
}
