import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import type { LoadReport } from '#modules/data-sources';
import type { Transaction } from '#shared/database';
import type { DatasetVersionView } from '../contract/index.js';
import { DatasetVersionEntity } from './dataset-version.entity.js';

/** With what is to be told about it. */
export interface StoredVersion extends DatasetVersionView {
  readonly report: LoadReport;
}

export type NewVersion = Required<Omit<StoredVersion, 'createdAt'>>;

/** Of which source, which version answers, and how many are kept with it. */
interface Kept {
  readonly dataSourceId: string;
  readonly current: string;
  readonly keep: number;
}

@Injectable()
export class DatasetVersionRepository {
  constructor(
    @InjectRepository(DatasetVersionEntity) private readonly rows: Repository<DatasetVersionEntity>,
  ) {}

  async find(dataSourceId: string, version: string): Promise<StoredVersion | undefined> {
    const row = await this.rows.findOneBy({ dataSourceId, version });
    return row ? toView(row) : undefined;
  }

  /** The same content once more changes nothing. */
  async add(version: NewVersion, tx: Transaction): Promise<StoredVersion> {
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

  /** Newest first. */
  async list(dataSourceId: string): Promise<StoredVersion[]> {
    return (await this.rows.find({ where: { dataSourceId }, order: { createdAt: 'DESC' } })).map(toView);
  }

  /** Those beyond the newest, the one that answers left out. */
  async surplus({ dataSourceId, current, keep }: Kept): Promise<StoredVersion[]> {
    const others = (await this.list(dataSourceId)).filter(({ version }) => version !== current);
    return others.slice(Math.max(0, keep - 1));
  }

  async remove(dataSourceId: string, versions: readonly string[], tx: Transaction): Promise<void> {
    await tx.delete(DatasetVersionEntity, { dataSourceId, version: In([...versions]) });
  }

  /** Returns where their files are. */
  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<string[]> {
    const rows = await tx.findBy(DatasetVersionEntity, { dataSourceId });
    await tx.delete(DatasetVersionEntity, { dataSourceId });
    return rows.map(({ objectKey }) => objectKey);
  }
}

const toView = ({ sizeBytes, createdAt, ...row }: DatasetVersionEntity): StoredVersion => ({
  ...row,
  sizeBytes: Number(sizeBytes),
  createdAt: createdAt.toISOString(),
});
