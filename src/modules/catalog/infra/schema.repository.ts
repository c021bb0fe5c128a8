import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Database, type Transaction } from '#shared/database';
import type { ColumnValues, TableNote } from '../contract/index.js';
import type { InferredSchema } from '../domain/model.js';
import { withNotes } from '../domain/notes.js';
import { rulesEdition } from '../domain/rules.js';
import { type CatalogReading, modelVersionOf } from './read-catalog.js';
import { liveVersion } from './read-live-catalog.js';
import { SchemaVersionEntity } from './schema-version.entity.js';
import { SourceNotesEntity } from './source-notes.entity.js';

/** Names one version of the data of one source. */
export interface VersionRef {
  readonly dataSourceId: string;
  readonly version: string;
}

export interface OwnedVersion extends VersionRef {
  readonly organizationId: string;
}

/** What was found at one time. */
export interface ReadVersion extends Pick<InferredSchema, 'tables'> {
  readonly version: string;
  readonly readAt: Date;
}

export interface DescribedSchema extends InferredSchema {
  readonly modelVersion: string;
}

/** Of live databases: how many readings are kept. */
const toldOfLive = 20;

const modelVersion = `
  select model_version as "modelVersion" from catalog.schema_version where data_source_id = $1 and version = $2`;

@Injectable()
export class SchemaRepository {
  constructor(
    @InjectRepository(SchemaVersionEntity) private readonly rows: Repository<SchemaVersionEntity>,
    private readonly database: Database,
  ) {}

  /** Cheap: tells whether a schema that was read before is still the one. */
  async findModelVersion({ dataSourceId, version }: VersionRef): Promise<string | undefined> {
    const [row] = await this.database.prepared<Pick<SchemaVersionEntity, 'modelVersion'>>({
      name: 'model version',
      text: modelVersion,
      values: [dataSourceId, version],
    });
    return row?.modelVersion;
  }

  async findSchema(ref: VersionRef): Promise<DescribedSchema | undefined> {
    const row = await this.rows.findOne({
      where: { ...ref },
      select: { modelVersion: true, described: true },
    });
    return row ? { ...row.described, modelVersion: row.modelVersion } : undefined;
  }

  async findValues(ref: VersionRef): Promise<readonly ColumnValues[] | undefined> {
    const row = await this.rows.findOne({ where: { ...ref }, select: { version: true, columnValues: true } });
    return row?.columnValues;
  }

  async isCurrent(ref: VersionRef): Promise<boolean> {
    return this.rows.existsBy({ ...ref, rules: rulesEdition });
  }

  /** Versions that were read by older rules than these; of a live database only the newest can be read once more. */
  outdated(): Promise<OwnedVersion[]> {
    return this.database.query(
      `select data_source_id as "dataSourceId", version, organization_id as "organizationId"
         from (select *, row_number() over (partition by data_source_id order by profiled_at desc) as place
                 from catalog.schema_version) known
        where rules < $1 and (place = 1 or not starts_with(version, $2))`,
      [rulesEdition, liveVersion],
    );
  }

  /** Newest first. */
  async list(dataSourceId: string): Promise<ReadVersion[]> {
    const rows = await this.rows.find({
      where: { dataSourceId },
      select: { dataSourceId: true, version: true, inferred: true, profiledAt: true },
      order: { profiledAt: 'DESC' },
    });
    return rows.map(({ version, inferred, profiledAt }) => ({
      version,
      tables: inferred.tables,
      readAt: profiledAt,
    }));
  }

  /** Newest first, of the organisation that owns the source. */
  async versionsOf(organizationId: string, dataSourceId: string): Promise<Omit<ReadVersion, 'tables'>[]> {
    const rows = await this.rows.find({
      where: { organizationId, dataSourceId },
      select: { dataSourceId: true, version: true, profiledAt: true },
      order: { profiledAt: 'DESC' },
    });
    return rows.map(({ version, profiledAt }) => ({ version, readAt: profiledAt }));
  }

  /** `lockNotes` first: the notes that are merged in must not change meanwhile. */
  async save(ref: OwnedVersion, { schema, values }: CatalogReading, tx: Transaction): Promise<void> {
    const notes = await tx.findOneBy(SourceNotesEntity, { dataSourceId: ref.dataSourceId });
    const described = withNotes(schema, notes?.notes ?? []);
    await tx.upsert(
      SchemaVersionEntity,
      {
        ...ref,
        rules: rulesEdition,
        inferred: schema,
        described,
        modelVersion: modelVersionOf(ref.version, described),
        columnValues: values,
        profiledAt: () => 'clock_timestamp()',
      },
      ['dataSourceId', 'version'],
    );
  }

  /** Replaces the notes of a source, and what they say in every version of it. */
  async saveNotes(
    owner: Omit<OwnedVersion, 'version'>,
    notes: readonly TableNote[],
    tx: Transaction,
  ): Promise<void> {
    const { dataSourceId } = owner;
    const before = await tx.findOneBy(SourceNotesEntity, { dataSourceId });
    if (before && JSON.stringify(before.notes) === JSON.stringify(notes)) return;
    await tx.upsert(SourceNotesEntity, { ...owner, notes }, ['dataSourceId']);
    const versions = await tx.find(SchemaVersionEntity, {
      where: { dataSourceId },
      select: { dataSourceId: true, version: true, inferred: true },
    });
    for (const { version, inferred } of versions) {
      const described = withNotes(inferred, notes);
      const modelVersion = modelVersionOf(version, described);
      await tx.update(SchemaVersionEntity, { dataSourceId, version }, { described, modelVersion });
    }
  }

  /** Until the transaction ends, nobody else merges notes into versions of this source. */
  async lockNotes(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `catalog.notes ${dataSourceId}`,
    ]);
  }

  isKnown(ref: VersionRef, tx: Transaction): Promise<boolean> {
    return tx.existsBy(SchemaVersionEntity, { ...ref });
  }

  /** What was read last, without what people say about it. */
  async newest(dataSourceId: string, tx: Transaction): Promise<InferredSchema | undefined> {
    const row = await tx.findOne(SchemaVersionEntity, {
      where: { dataSourceId },
      select: { dataSourceId: true, version: true, inferred: true },
      order: { profiledAt: 'DESC' },
    });
    return row?.inferred;
  }

  /**
   * Of a live database only the newest can be asked, and the one before may be in use for a moment. Those before are
   * kept for a while without their values, to tell what has changed.
   */
  async forgetOlder(dataSourceId: string, tx: Transaction): Promise<void> {
    const rows = await tx.find(SchemaVersionEntity, {
      where: { dataSourceId },
      select: { dataSourceId: true, version: true },
      order: { profiledAt: 'DESC' },
      skip: 2,
    });
    const versions = rows.map(({ version }) => version);
    const told = { dataSourceId, version: In(versions.slice(0, toldOfLive - 2)) };
    if (versions.length > 0) await tx.update(SchemaVersionEntity, told, { columnValues: [] });
    await this.remove(dataSourceId, versions.slice(toldOfLive - 2), tx);
  }

  async remove(dataSourceId: string, versions: readonly string[], tx: Transaction): Promise<void> {
    await tx.delete(SchemaVersionEntity, { dataSourceId, version: In([...versions]) });
  }

  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.delete(SchemaVersionEntity, { dataSourceId });
    await tx.delete(SourceNotesEntity, { dataSourceId });
  }
}
