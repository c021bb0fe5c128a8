/** Letters, digits and hyphens, as a part of an address; not like a number or an id. */
export const slugPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const longestSlug = 50;

/** Of a name in any script; the tail keeps it apart from others. */
export function slugOf(name: string, tail: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, longestSlug - tail.length - 1)
    .replace(/-+$/, '');
  return `${plain || 'org'}-${tail}`;
}
