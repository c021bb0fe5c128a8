import { Injectable } from '@nestjs/common';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { SchemaChanged } from '../contract/index.js';
import { changesBetween } from '../domain/schema-changes.js';
import type { CatalogReading } from '../infra/read-catalog.js';
import { isLiveVersion } from '../infra/read-live-catalog.js';
import { type OwnedVersion, SchemaRepository } from '../infra/schema.repository.js';

/** Keeps what was read of a version, and tells what is otherwise than in the version before. */
@Injectable()
export class KeepReading {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly schemas: SchemaRepository,
  ) {}

  keep(ref: OwnedVersion, reading: CatalogReading): Promise<void> {
    const { dataSourceId, organizationId, version } = ref;
    const isLive = isLiveVersion(version);
    return this.database.transaction(async (tx) => {
      await this.schemas.lockNotes(dataSourceId, tx);
      // A version of data that is read once more has changed nothing, whatever came after it.
      const isNews = isLive || !(await this.schemas.isKnown({ dataSourceId, version }, tx));
      const before = isNews ? await this.schemas.newest(dataSourceId, tx) : undefined;
      const changes = before ? changesBetween(before.tables, reading.schema.tables) : [];
      if (changes.length > 0)
        await this.outbox.add(new SchemaChanged({ dataSourceId, organizationId, version, changes }), tx);
      await this.schemas.save(ref, reading, tx);
      if (isLive) await this.schemas.forgetOlder(dataSourceId, tx);
    });
  }
}
