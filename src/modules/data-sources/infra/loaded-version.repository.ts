import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { Transaction } from '#shared/database';
import type { LoadReport } from '../contract/index.js';
import { LoadedVersionEntity } from './loaded-version.entity.js';

interface LoadedVersion {
  readonly dataSourceId: string;
  readonly version: string;
  readonly report: LoadReport;
}

@Injectable()
export class LoadedVersionRepository {
  /** A version that is loaded once more counts as loaded now. */
  async save(loaded: LoadedVersion, tx: Transaction): Promise<void> {
    await tx.upsert(LoadedVersionEntity, { ...loaded, loadedAt: () => 'clock_timestamp()' }, [
      'dataSourceId',
      'version',
    ]);
  }

  async find(dataSourceId: string, version: string, tx: Transaction): Promise<LoadReport | undefined> {
    return (await tx.findOneBy(LoadedVersionEntity, { dataSourceId, version }))?.report;
  }

  /** Once a version answers, those before it have nothing to tell any more. */
  async removeOthers(dataSourceId: string, version: string, tx: Transaction): Promise<void> {
    await tx.delete(LoadedVersionEntity, { dataSourceId, version: Not(version) });
  }

  async isNewest(dataSourceId: string, version: string, tx: Transaction): Promise<boolean> {
    const newest = await tx.findOne(LoadedVersionEntity, {
      where: { dataSourceId },
      order: { loadedAt: 'DESC' },
    });
    return newest === null || newest.version === version;
  }
}
