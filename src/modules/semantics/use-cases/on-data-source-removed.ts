import { DataSourceRemoved } from '#modules/data-sources';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { TermRepository } from '../infra/term.repository.js';

/** A source that is gone is called nothing any more. */
@Subscriber({ event: DataSourceRemoved, name: 'semantics.on-data-source-removed' })
export class OnDataSourceRemoved implements Subscribes<DataSourceRemoved> {
  constructor(private readonly terms: TermRepository) {}

  async handle({ input: { dataSourceId } }: DataSourceRemoved, tx: Transaction): Promise<void> {
    await this.terms.removeAllOf(dataSourceId, tx);
  }
}
