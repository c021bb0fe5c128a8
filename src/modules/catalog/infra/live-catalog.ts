import { Injectable } from '@nestjs/common';
import { type LiveConnectionView, namespaceOf } from '#modules/data-sources';
import { LiveDatabases } from '#shared/live-databases';
import { CatalogConfig } from './config.js';
import type { CatalogReading } from './read-catalog.js';
import { readLiveCatalog } from './read-live-catalog.js';

const limits = { connections: 1, statementSeconds: 30 };

/** The catalogs of live databases, where they are. */
@Injectable()
export class LiveCatalog {
  constructor(
    private readonly databases: LiveDatabases,
    private readonly config: CatalogConfig,
  ) {}

  async read(dataSourceId: string, stored: LiveConnectionView): Promise<CatalogReading> {
    const pool = this.databases.openPatiently(dataSourceId, stored, limits);
    try {
      return await readLiveCatalog(
        pool,
        { kind: stored.kind, namespace: namespaceOf(stored.settings) },
        this.config,
      );
    } finally {
      await pool.close();
    }
  }
}
