import { Injectable } from '@nestjs/common';
import { ParquetObjects } from '#shared/archives';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import type { ParquetType } from '#shared/duckdb';
import type { AuditEntryEntity } from './audit-entry.entity.js';
import { entryColumns } from './audit-reader.js';

export interface AuditArchive {
  readonly organizationId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly previousHash: Buffer;
  readonly lastHash: Buffer;
  readonly objectKey: string;
  readonly sha256: Buffer;
  readonly expiredAt: Date | null;
}

/** So many entries are one file at most, and are in memory at once. */
const entriesOfPart = 20_000;

const columns: Readonly<Record<keyof AuditEntryEntity, ParquetType>> = {
  organizationId: 'VARCHAR',
  seq: 'BIGINT',
  eventId: 'VARCHAR',
  part: 'BIGINT',
  action: 'VARCHAR',
  outcome: 'VARCHAR',
  occurredAt: 'VARCHAR',
  recordedAt: 'VARCHAR',
  correlationId: 'VARCHAR',
  actor: 'VARCHAR',
  subjectKind: 'VARCHAR',
  subjectId: 'VARCHAR',
  details: 'VARCHAR',
  sealedOrigin: 'VARCHAR',
  sealedDetails: 'VARCHAR',
  previousHash: 'VARCHAR',
  hash: 'VARCHAR',
};

/** Parts of trails as compressed Parquet files in the object store. What is sealed stays sealed in them. */
@Injectable()
export class AuditArchives {
  constructor(
    private readonly database: Database,
    private readonly objects: ParquetObjects,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  list(organizationId: string): Promise<AuditArchive[]> {
    return this.database.query<AuditArchive>(
      `select organization_id as "organizationId", first_seq::float8 as "firstSeq", last_seq::float8 as "lastSeq",
              previous_hash as "previousHash", last_hash as "lastHash", object_key as "objectKey", sha256,
              expired_at as "expiredAt"
         from governance.audit_archive where organization_id = $1 order by first_seq`,
      [organizationId],
    );
  }

  async entriesOf({ objectKey }: AuditArchive): Promise<AuditEntryEntity[]> {
    return (await this.objects.read(objectKey, 'seq')).map((row) => entryOf(row as Stored));
  }

  /**
   * Moves the entries recorded before a moment into the archive. A part is in the store before it leaves the table, and
   * both are known in one transaction; what a process that dies leaves in the store, the next one writes anew.
   */
  async archive(organizationId: string, before: Date): Promise<number> {
    let moved = 0;
    for (;;) {
      const entries = await this.oldest(organizationId, before);
      if (entries.length === 0) return moved;
      await this.keep(entries);
      moved += entries.length;
    }
  }

  /** Removes the files of parts that ended before a moment. Their ends stay known, so the chain goes on from there. */
  async expire(organizationId: string, before: Date): Promise<number> {
    const due = await this.database.query<{ key: string; entries: number }>(
      `select object_key as key, (last_seq - first_seq + 1)::float8 as entries from governance.audit_archive
        where organization_id = $1 and last_at < $2 and expired_at is null order by first_seq`,
      [organizationId, before],
    );
    for (const { key } of due) {
      await this.objects.delete(key);
      await this.database.query('update governance.audit_archive set expired_at = $2 where object_key = $1', [
        key,
        this.clock.now(),
      ]);
    }
    return due.reduce((sum, { entries }) => sum + entries, 0);
  }

  /** Only from the beginning of what is left: a chain has no gaps. */
  private oldest(organizationId: string, before: Date): Promise<AuditEntryEntity[]> {
    return this.database.query<AuditEntryEntity>(
      `select ${entryColumns} from governance.audit_entry
        where organization_id = $1 and seq < coalesce(
          (select min(seq) from governance.audit_entry where organization_id = $1 and recorded_at >= $2), 9e15)
        order by seq limit ${entriesOfPart}`,
      [organizationId, before],
    );
  }

  private async keep(entries: readonly AuditEntryEntity[]): Promise<void> {
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last) return;
    const { organizationId } = first;
    const key = `audit/${organizationId}/${first.seq}-${last.seq}.parquet`;
    const { sha256, sizeBytes } = await this.objects.write(key, columns, entries.map(storedOf));
    await this.database.transaction(async (tx) => {
      await tx.query(
        `insert into governance.audit_archive (organization_id, first_seq, last_seq, first_at, last_at, previous_hash,
           last_hash, object_key, sha256, size_bytes, stored_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10, $11)`,
        [
          organizationId,
          first.seq,
          last.seq,
          first.recordedAt,
          last.recordedAt,
          first.previousHash,
          last.hash,
          key,
          sha256,
          sizeBytes,
          this.clock.now(),
        ],
      );
      await tx.query(
        'delete from governance.audit_entry where organization_id = $1 and seq between $2 and $3',
        [organizationId, first.seq, last.seq],
      );
    });
  }
}

/** As in the file: texts, whose meaning no reader can take another way. */
type Stored = { readonly [K in keyof AuditEntryEntity]: string } & { readonly [column: string]: string };

const storedOf = (entry: AuditEntryEntity) => ({
  ...entry,
  occurredAt: entry.occurredAt.toISOString(),
  recordedAt: entry.recordedAt.toISOString(),
  details: entry.details && JSON.stringify(entry.details),
  sealedOrigin: entry.sealedOrigin?.toString('base64') ?? null,
  sealedDetails: entry.sealedDetails?.toString('base64') ?? null,
  previousHash: entry.previousHash.toString('hex'),
  hash: entry.hash.toString('hex'),
});

const entryOf = (row: Stored): AuditEntryEntity => ({
  ...row,
  seq: Number(row.seq),
  part: Number(row.part),
  outcome: row.outcome as AuditEntryEntity['outcome'],
  occurredAt: new Date(row.occurredAt),
  recordedAt: new Date(row.recordedAt),
  details: row.details && JSON.parse(row.details),
  sealedOrigin: row.sealedOrigin ? Buffer.from(row.sealedOrigin, 'base64') : null,
  sealedDetails: row.sealedDetails ? Buffer.from(row.sealedDetails, 'base64') : null,
  previousHash: Buffer.from(row.previousHash, 'hex'),
  hash: Buffer.from(row.hash, 'hex'),
});
