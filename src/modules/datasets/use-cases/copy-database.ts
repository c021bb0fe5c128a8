import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetDataSource, GetLiveConnection } from '#modules/data-sources';
import { systemActor } from '#shared/contracts';
import { ObjectStore } from '#shared/object-store';
import { type Base, DatabaseCopier } from '../infra/copy/database-copier.js';
import type { ClaimedLoad } from '../infra/dataset-load.repository.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';
import type { BuiltDataset } from '../infra/load/dataset-loader.js';
import type { Carrying } from './loads.js';

/** A database of somebody else to one DuckDB file, beginning from the version that answers now. */
@Injectable()
export class CopyDatabase {
  constructor(
    private readonly queries: QueryBus,
    private readonly store: ObjectStore,
    private readonly versions: DatasetVersionRepository,
    private readonly copier: DatabaseCopier,
  ) {}

  async build(load: ClaimedLoad, folder: string, { signal, headway }: Carrying): Promise<BuiltDataset> {
    const { dataSourceId, whole, unchecked } = load;
    const stored = await this.queries.execute(new GetLiveConnection({ dataSourceId }));
    using held = new DisposableStack();
    const base = await this.baseOf(load, held);
    headway.rowsRead = 0;
    return await this.copier.copy(
      { dataSourceId, stored, base, whole, unchecked },
      {
        folder,
        signal,
        expect: (rows) => {
          headway.rowsExpected = rows;
        },
        read: (rows) => {
          headway.rowsRead = (headway.rowsRead ?? 0) + rows;
        },
      },
    );
  }

  private async baseOf(load: ClaimedLoad, held: DisposableStack): Promise<Base | undefined> {
    const { dataSourceId, organizationId } = load;
    const actor = systemActor(organizationId);
    const { version } = await this.queries.execute(new GetDataSource({ actor, dataSourceId }));
    const known = version === undefined ? undefined : await this.versions.find(dataSourceId, version);
    if (!known) return undefined;
    const { path } = held.use(await this.store.localCopy(known.objectKey));
    const rowsBefore = new Map(known.report.tables.map(({ name, rowCount }) => [name, rowCount]));
    return { path, rowsBefore, madeAt: known.createdAt };
  }
}
