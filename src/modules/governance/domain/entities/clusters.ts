import type { RecordRef, ScoredPair } from '../../contract/entities/index.js';

/** Two records, in either order. */
export type Link = Pick<ScoredPair, 'left' | 'right'>;

export const nameOf = ({ table, key }: RecordRef): string => `${table} ${key}`;

/** The same for both orders of a pair. */
export const pairName = ({ left, right }: Link): string =>
  JSON.stringify([nameOf(left), nameOf(right)].toSorted());

/** Groups of records, each of which is joined to another of its group: disjoint sets. */
class Groups {
  private readonly parents = new Map<string, string>();

  rootOf(name: string): string {
    let root = name;
    for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up;
    if (root !== name) this.parents.set(name, root);
    return root;
  }

  join(one: string, other: string): void {
    if (one !== other) this.parents.set(other, one);
  }
}

/**
 * Which records are one thing: what matches is followed from record to record, the surest first, but never so that two
 * records come together of which somebody has decided that they are not the same.
 */
export function clustersOf(
  links: readonly Link[],
  apart: readonly Link[],
): { readonly clusters: readonly (readonly RecordRef[])[]; readonly contradicted: number } {
  const groups = new Groups();
  const records = new Map<string, RecordRef>();
  let contradicted = 0;
  for (const { left, right } of links) {
    const [one, other] = [groups.rootOf(nameOf(left)), groups.rootOf(nameOf(right))];
    const separates = (link: Link) => {
      const [a, b] = [groups.rootOf(nameOf(link.left)), groups.rootOf(nameOf(link.right))];
      return (a === one && b === other) || (a === other && b === one);
    };
    if (one !== other && apart.some(separates)) {
      contradicted += 1;
      continue;
    }
    groups.join(one, other);
    for (const record of [left, right]) records.set(nameOf(record), record);
  }
  const found = Map.groupBy(records, ([name]) => groups.rootOf(name));
  const clusters = [...found.values()].map((members) =>
    members.map(([, record]) => record).toSorted(inOrder),
  );
  return { clusters: clusters.toSorted(([a], [b]) => (a && b ? inOrder(a, b) : 0)), contradicted };
}

export const inOrder = (one: RecordRef, other: RecordRef): number =>
  one.table - other.table || (one.key < other.key ? -1 : Number(one.key > other.key));
