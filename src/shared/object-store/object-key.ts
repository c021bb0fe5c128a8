import { objectStoreErrors } from './errors.js';

const longest = 512;
const part = '[A-Za-z0-9_-][A-Za-z0-9._-]*';
const pattern = new RegExp(`^${part}(/${part})*$`);

/** Refuses what could leave the store or hide in it: absolute paths, `..`, dot files, other characters. */
export function checkedKey(key: string): string {
  if (key.length > longest || !pattern.test(key)) throw objectStoreErrors.badKey({ key });
  return key;
}
