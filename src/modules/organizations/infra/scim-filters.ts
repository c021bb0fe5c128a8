import { type Filter, filter as matching, parse } from 'scim2-parse-filter';
import { organizationsErrors as errors } from '../contract/errors.js';

const longestFilter = 1000;

/** RFC 7644, section 3.4.2.2. */
export function readFilter(text: string): Filter {
  try {
    if (text.length > longestFilter) throw new Error('too long');
    return parse(text);
  } catch {
    throw errors.invalidScimFilter({ filter: text.slice(0, 100) });
  }
}

/** What is compared with `eq` and nothing else: looked up and not searched for. */
export function soleEquality(read: Filter): { readonly name: string; readonly value: string } | undefined {
  if (read.op !== 'eq' || !('compValue' in read) || typeof read.compValue !== 'string') return undefined;
  return { name: read.attrPath.toLowerCase(), value: read.compValue };
}

/** Attribute names and user names are compared whatever the case of their letters. */
export const matches = (read: Filter): ((resource: object) => boolean) => matching(read);
