import type { RecordRef } from '../../contract/entities/index.js';
import { nameOf } from './clusters.js';

export interface Entity {
  readonly id: string;
  readonly records: readonly RecordRef[];
}

export interface Identified {
  readonly entities: readonly Entity[];
  readonly created: number;
  /** What went into another one, and into which. */
  readonly superseded: ReadonlyMap<string, string>;
  /** What is no more. */
  readonly ended: readonly string[];
}

/**
 * Gives clusters the ids that their records had: an id goes with most of its records, and a cluster keeps that of which
 * it has most. Of two entities that became one, the other is known as gone into it.
 */
export function identify(
  clusters: readonly (readonly RecordRef[])[],
  before: readonly Entity[],
  newId: () => string,
): Identified {
  const earlier = new Map(before.flatMap(({ id, records }) => records.map((one) => [nameOf(one), id])));
  const shares = clusters.flatMap((records, cluster) => {
    const ids = Map.groupBy(records, (one) => earlier.get(nameOf(one)) ?? '');
    return [...ids].flatMap(([id, shared]) => (id === '' ? [] : [{ cluster, id, count: shared.length }]));
  });
  // The order decides between equal shares, and is always the same.
  const best = shares.toSorted(
    (a, b) => b.count - a.count || (a.id < b.id ? -1 : 1) || a.cluster - b.cluster,
  );
  const idOf = new Map<number, string>();
  const kept = new Set<string>();
  for (const { cluster, id } of best)
    if (!idOf.has(cluster) && !kept.has(id)) {
      idOf.set(cluster, id);
      kept.add(id);
    }
  const entities = clusters.map((records, cluster) => ({ id: idOf.get(cluster) ?? newId(), records }));
  const superseded = new Map<string, string>();
  for (const { cluster, id } of best) {
    const successor = entities[cluster]?.id;
    if (!kept.has(id) && !superseded.has(id) && successor !== undefined) superseded.set(id, successor);
  }
  const gone = before.filter(({ id }) => !kept.has(id) && !superseded.has(id)).map(({ id }) => id);
  return { entities, created: entities.length - kept.size, superseded, ended: gone };
}
