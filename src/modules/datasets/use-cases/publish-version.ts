import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type LoadReport, ReportLoaded } from '#modules/data-sources';
import { Database, type Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ObjectStore, sha256Of } from '#shared/object-store';
import {
  DatasetVersionPublished,
  type DatasetVersionView,
  type DeclaredKey,
  type Origin,
} from '../contract/index.js';
import { versionOf } from '../domain/version.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';

export interface FinishedFile {
  readonly dataSourceId: string;
  readonly organizationId: string;
  /** Moved away. */
  readonly path: string;
  readonly report: LoadReport;
  readonly declaredKeys: readonly DeclaredKey[];
  readonly origins: readonly Origin[];
}

/** How every version comes into the world: content first, then the report, then the row together with the event. */
@Injectable()
export class PublishVersion {
  constructor(
    private readonly store: ObjectStore,
    private readonly commands: CommandBus,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly versions: DatasetVersionRepository,
  ) {}

  /** `alsoInside` shares the transaction and may call everything off with `false`. */
  async publish(
    file: FinishedFile,
    alsoInside: (version: string, tx: Transaction) => Promise<boolean> = async () => true,
  ): Promise<DatasetVersionView | undefined> {
    const { path, ...described } = file;
    const { dataSourceId, organizationId, report } = file;
    const sha256 = await sha256Of(path);
    const version = versionOf(sha256);
    const objectKey = `datasets/${dataSourceId}/${version}.duckdb`;
    const { sizeBytes } = await this.store.putFile(objectKey, path, sha256);
    await this.commands.execute(new ReportLoaded({ dataSourceId, version, report }));
    const published = await this.database.transaction(async (tx) => {
      if (!(await alsoInside(version, tx))) return undefined;
      await this.outbox.add(new DatasetVersionPublished({ dataSourceId, organizationId, version }), tx);
      return await this.versions.add({ ...described, version, objectKey, sizeBytes }, tx);
    });
    if (!published) await this.store.delete(objectKey);
    return published;
  }
}
