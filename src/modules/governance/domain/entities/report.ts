import type { ComparedRecords, ResolutionReport, ResolutionSpec } from '../../contract/entities/index.js';
import type { Identified } from './identities.js';

interface Resolved
  extends Pick<ResolutionReport, 'matched' | 'toReview' | 'accepted' | 'rejected' | 'contradicted'> {
  readonly spec: Pick<ResolutionSpec, 'tables'>;
  readonly found: ComparedRecords;
  readonly identified: Identified;
}

export function reportOf({ spec, found, identified, ...counts }: Resolved): ResolutionReport {
  const { entities, created, superseded, ended } = identified;
  return {
    tables: spec.tables.map(({ table }, place) => ({ table, records: found.records[place]?.rows ?? 0 })),
    compared: found.candidates,
    ...counts,
    entities: {
      total: entities.length,
      created,
      kept: entities.length - created,
      superseded: superseded.size,
      ended: ended.length,
      records: entities.reduce((sum, { records }) => sum + records.length, 0),
    },
  };
}
