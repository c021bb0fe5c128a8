import { identityErrors as errors } from '../contract/errors.js';

export const maxLength = 256;

/** What is known of a password that somebody wants to have. */
export interface WantedPassword {
  readonly password: string;
  /** Of the account. */
  readonly email: string;
  readonly minLength: number;
}

/** The same characters typed on another keyboard are the same password. */
export const normalizePassword = (password: string): string => password.normalize('NFKC');

/** NIST SP 800-63B: length counts, composition does not. What leaked often is looked up by who calls this. */
export function requireAllowedPassword(wanted: WantedPassword): void {
  const reason = reasonToRefuse({ ...wanted, password: normalizePassword(wanted.password) });
  if (reason) throw errors.passwordRefused({ reason });
}

function reasonToRefuse({ password, email, minLength }: WantedPassword): string | undefined {
  const length = [...password].length;
  const lower = password.toLowerCase();
  if (length < minLength) return `it has ${length} characters; ${minLength} to ${maxLength} are allowed`;
  if (length > maxLength) return `it has more than ${maxLength} characters`;
  if (new Set(lower).size === 1) return 'it repeats one character';
  if (lower === email) return 'it is the e-mail address';
  if (namesNear(email).has(lettersOf(lower)))
    return 'but for digits and signs it is the name of this service, or a part of the e-mail address';
  return undefined;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');

/** What somebody tries first who knows where the account is, and whose: the organisation is in the address. */
function namesNear(email: string): ReadonlySet<string> {
  const [local = '', domain = ''] = email.split('@');
  const names = ['almanac', local, ...local.split(/[^\p{L}]+/u), ...domain.split('.')];
  return new Set(names.map(lettersOf).filter((name) => name !== ''));
}
