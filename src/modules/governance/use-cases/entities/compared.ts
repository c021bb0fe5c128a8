import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { Inquiries } from '#shared/messaging';
import {
  type ComparedRecords,
  CompareRecords,
  ReadRecords,
  type RecordRef,
  type RecordValues,
  type ResolutionSpec,
} from '../../contract/entities/index.js';
import { governanceErrors as errors } from '../../contract/errors.js';

/** More than people can look through, and than are held in memory at once. */
const mostPairs = 200_000;
const recordsAtOnce = 500;

/** What the module that runs statements says of records, with the rights of who asks. */
@Injectable()
export class Compared {
  constructor(private readonly inquiries: Inquiries) {}

  /** All pairs, or none: with some of them entities would be wrong. */
  async pairs(actor: Actor, spec: ResolutionSpec): Promise<ComparedRecords> {
    const [found] = await this.inquiries.ask(new CompareRecords({ actor, spec, most: mostPairs }));
    if (!found) throw errors.nobodyCompares();
    const place = found.records.findIndex(({ rows, keys }) => rows !== keys);
    const { table = '', key = '' } = spec.tables[place] ?? {};
    if (place >= 0) throw errors.keyNotUnique({ table, key });
    if (found.more !== undefined) throw errors.tooManyPairs({ most: mostPairs, more: found.more });
    return found;
  }

  async values(actor: Actor, spec: ResolutionSpec, records: readonly RecordRef[]): Promise<RecordValues[]> {
    const found: RecordValues[] = [];
    for (let n = 0; n < records.length; n += recordsAtOnce) {
      const some = records.slice(n, n + recordsAtOnce);
      found.push(...(await this.inquiries.ask(new ReadRecords({ actor, spec, records: some }))));
    }
    return found;
  }
}
