import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetDatasetVersion } from '#modules/datasets';
import { type LocalCopy, ObjectStore } from '#shared/object-store';

export interface VersionKey {
  readonly dataSourceId: string;
  readonly version: string;
  /** Rows of its largest table. */
  readonly largestTable: number;
}

/** The DuckDB file of a version, on this machine. */
@Injectable()
export class VersionFiles {
  constructor(
    private readonly queries: QueryBus,
    private readonly objects: ObjectStore,
  ) {}

  async copyOf({ dataSourceId, version }: VersionKey): Promise<LocalCopy> {
    const { objectKey } = await this.queries.execute(new GetDatasetVersion({ dataSourceId, version }));
    return await this.objects.localCopy(objectKey);
  }
}
