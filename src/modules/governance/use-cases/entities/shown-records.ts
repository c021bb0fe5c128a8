import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import type { RecordRef, RecordValues, ResolutionSpec, ShownRecord } from '../../contract/entities/index.js';
import { nameOf } from '../../domain/entities/clusters.js';
import { Compared } from './compared.js';

/** Records as somebody may see them: nothing that they say is kept here. */
@Injectable()
export class ShownRecords {
  constructor(private readonly compared: Compared) {}

  async of(
    actor: Actor,
    spec: ResolutionSpec,
    records: readonly RecordRef[],
  ): Promise<(record: RecordRef) => ShownRecord> {
    const found = await this.compared.values(actor, spec, records);
    const values = new Map<string, RecordValues['values']>(found.map((one) => [nameOf(one), one.values]));
    return (record) => {
      const seen = values.get(nameOf(record));
      const { table = '' } = spec.tables[record.table] ?? {};
      return { table, key: record.key, ...(seen && { values: seen }) };
    };
  }
}
