import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetDatasetVersion } from '#modules/datasets';
import { ObjectStore } from '#shared/object-store';

export interface VersionKey {
  readonly dataSourceId: string;
  readonly version: string;
  /** Rows of its largest table. */
  readonly largestTable: number;
}

/** Where the DuckDB file of a version is on this machine. */
@Injectable()
export class VersionFiles {
  constructor(
    private readonly queries: QueryBus,
    private readonly objects: ObjectStore,
  ) {}

  async pathOf({ dataSourceId, version }: VersionKey): Promise<string> {
    const { objectKey } = await this.queries.execute(new GetDatasetVersion({ dataSourceId, version }));
    return await this.objects.localPath(objectKey);
  }
}
