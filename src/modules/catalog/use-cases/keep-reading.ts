import { Injectable, Logger } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetDependents } from '#modules/data-sources';
import { systemActor } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { type SchemaChange, SchemaChanged } from '../contract/index.js';
import { changesBetween } from '../domain/schema-changes.js';
import type { CatalogReading } from '../infra/read-catalog.js';
import { isLiveVersion } from '../infra/read-live-catalog.js';
import { type OwnedVersion, SchemaRepository } from '../infra/schema.repository.js';

interface Changed extends OwnedVersion {
  readonly changes: readonly SchemaChange[];
}

/** Keeps what was read of a version, and tells what is otherwise than in the version before. */
@Injectable()
export class KeepReading {
  private readonly log = new Logger(KeepReading.name);

  constructor(
    private readonly queries: QueryBus,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly schemas: SchemaRepository,
  ) {}

  keep(ref: OwnedVersion, reading: CatalogReading): Promise<void> {
    const { dataSourceId, version } = ref;
    const isLive = isLiveVersion(version);
    return this.database.transaction(async (tx) => {
      await this.schemas.lockNotes(dataSourceId, tx);
      // A version of data that is read once more has changed nothing, whatever came after it.
      const isNews = isLive || !(await this.schemas.isKnown({ dataSourceId, version }, tx));
      const before = isNews ? await this.schemas.newest(dataSourceId, tx) : undefined;
      const changes = before ? changesBetween(before.tables, reading.schema.tables) : [];
      if (changes.length > 0) await this.tell({ ...ref, changes }, tx);
      await this.schemas.save(ref, reading, tx);
      if (isLive) await this.schemas.forgetOlder(dataSourceId, tx);
    });
  }

  private async tell(
    { dataSourceId, organizationId, version, changes }: Changed,
    tx: Transaction,
  ): Promise<void> {
    const breaks = await this.broken({ dataSourceId, organizationId, changes });
    const told = { dataSourceId, organizationId, version, changes, ...(breaks && { breaks }) };
    await this.outbox.add(new SchemaChanged(told), tx);
  }

  /** That a change is told of matters more than what it breaks. */
  private async broken({ dataSourceId, organizationId, changes }: Omit<Changed, 'version'>) {
    const names = changes
      .filter(({ breaking }) => breaking)
      .map(({ table, column }) => ({ table, ...(column !== undefined && { column }) }));
    if (names.length === 0) return [];
    const asked = { actor: systemActor(organizationId), dataSourceId, names };
    try {
      const { dependents } = await this.queries.execute(new GetDependents(asked));
      return dependents.map(({ kind, count, items }) => ({ kind, count, items }));
    } catch (error) {
      this.log.warn(`What the change of ${dataSourceId} breaks is not known: ${error}`);
      return undefined;
    }
  }
}
