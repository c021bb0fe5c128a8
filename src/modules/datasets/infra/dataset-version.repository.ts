import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { Transaction } from '#shared/database';
import type { DatasetVersionView } from '../contract/index.js';
import { DatasetVersionEntity } from './dataset-version.entity.js';

export type NewVersion = Required<Omit<DatasetVersionView, 'createdAt'>>;

@Injectable()
export class DatasetVersionRepository {
  constructor(
    @InjectRepository(DatasetVersionEntity) private readonly rows: Repository<DatasetVersionEntity>,
  ) {}

  async find(dataSourceId: string, version: string): Promise<DatasetVersionView | undefined> {
    const row = await this.rows.findOneBy({ dataSourceId, version });
    return row ? toView(row) : undefined;
  }

  /** The same content once more changes nothing. */
  async add(version: NewVersion, tx: Transaction): Promise<DatasetVersionView> {
    const { declaredKeys, origins, sizeBytes, ...plain } = version;
    await tx
      .createQueryBuilder()
      .insert()
      .into(DatasetVersionEntity)
      .values({
        ...plain,
        sizeBytes: String(sizeBytes),
        declaredKeys: [...declaredKeys],
        origins: [...origins],
      })
      .orIgnore()
      .execute();
    const { dataSourceId } = version;
    return toView(await tx.findOneByOrFail(DatasetVersionEntity, { dataSourceId, version: version.version }));
  }

  /** Returns where their files are. */
  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<string[]> {
    const rows = await tx.findBy(DatasetVersionEntity, { dataSourceId });
    await tx.delete(DatasetVersionEntity, { dataSourceId });
    return rows.map(({ objectKey }) => objectKey);
  }
}

const toView = ({ sizeBytes, createdAt, ...row }: DatasetVersionEntity): DatasetVersionView => ({
  ...row,
  sizeBytes: Number(sizeBytes),
  createdAt: createdAt.toISOString(),
});
