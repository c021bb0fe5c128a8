import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, Ids } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import { governanceErrors as errors } from '../../contract/errors.js';
import type { PersonalDataExportPage, PersonalDataExportView } from '../../contract/gdpr.js';

interface Row {
  readonly id: string;
  readonly userId: string;
  readonly state: PersonalDataExportView['state'];
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly sizeBytes: string | null;
  readonly sha256: string | null;
  readonly problem: string | null;
}

const cursors = new Cursors(z.object({ requestedAt: z.iso.datetime(), id: z.uuid() }));
const columns = `id, user_id as "userId", state, requested_at as "requestedAt", finished_at as "finishedAt",
                 expires_at as "expiresAt", size_bytes as "sizeBytes", sha256, problem`;

/** Nobody guesses it, and it says of nobody whose it is. */
export const archiveKey = (exportId: string): string => `personal-data/${exportId}.zip`;

@Injectable()
export class PersonalDataExports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** However often it is asked for at once: one. `isNew` says whether this is it. */
  async request(userId: string, tx: Transaction): Promise<{ view: PersonalDataExportView; isNew: boolean }> {
    const exportId = this.ids.next();
    const [row]: Row[] = await tx.query(
      `insert into governance.personal_data_export (id, user_id, state, requested_at) values ($1, $2, 'waiting', $3)
         on conflict (user_id) where state = 'waiting' do update set user_id = excluded.user_id returning ${columns}`,
      [exportId, userId, this.clock.now()],
    );
    return { view: viewOf(row as Row), isNew: row?.id === exportId };
  }

  async get(userId: string, exportId: string): Promise<PersonalDataExportView> {
    const [row] = await this.database.query<Row>(
      `select ${columns} from governance.personal_data_export where id = $1 and user_id = $2`,
      [exportId, userId],
    );
    if (!row) throw errors.exportNotFound({ exportId });
    return viewOf(row);
  }

  async page(userId: string, { limit, cursor }: PageRequest): Promise<PersonalDataExportPage> {
    const after = cursors.read(cursor);
    const rows = await this.database.query<Row>(
      `select ${columns} from governance.personal_data_export
        where user_id = $1 and ($2::timestamptz is null or (requested_at, id) < ($2, $3::uuid))
        order by requested_at desc, id desc limit ${limit + 1}`,
      [userId, after?.requestedAt ?? null, after?.id ?? null],
    );
    return cursors.page(rows.map(viewOf), limit, ({ requestedAt, id }) => ({ requestedAt, id }));
  }

  /** Whose it is, as long as nobody has made it. */
  async ownerOfWaiting(exportId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ userId: string }>(
      `select user_id as "userId" from governance.personal_data_export where id = $1 and state = 'waiting'`,
      [exportId],
    );
    return row?.userId;
  }

  /** Answers whether it was still wanted. */
  async finish(exportId: string, archive: { sizeBytes: number; sha256: string; days: number }) {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + archive.days * 86_400_000);
    const rows = await this.database.query(
      `with done as (update governance.personal_data_export set state = 'ready', finished_at = $2, expires_at = $3,
         size_bytes = $4, sha256 = $5 where id = $1 and state = 'waiting' returning 1) select * from done`,
      [exportId, now, expiresAt, archive.sizeBytes, archive.sha256],
    );
    return rows.length > 0;
  }

  async fail(exportId: string, problem: string): Promise<void> {
    await this.database.query(
      `update governance.personal_data_export set state = 'failed', finished_at = $2, problem = $3
        where id = $1 and state = 'waiting'`,
      [exportId, this.clock.now(), problem],
    );
  }

  async waiting(): Promise<string[]> {
    return idsOf(
      await this.database.query(`select id from governance.personal_data_export where state = 'waiting'`),
    );
  }

  async expired(): Promise<string[]> {
    return idsOf(
      await this.database.query(
        `select id from governance.personal_data_export where state = 'ready' and expires_at <= $1`,
        [this.clock.now()],
      ),
    );
  }

  async expire(exportId: string): Promise<void> {
    await this.database.query(
      `update governance.personal_data_export set state = 'expired' where id = $1 and state = 'ready'`,
      [exportId],
    );
  }

  async idsOf(userId: string, tx: Transaction): Promise<string[]> {
    return idsOf(
      await tx.query('select id from governance.personal_data_export where user_id = $1', [userId]),
    );
  }
}

const idsOf = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);

const viewOf = ({ id, state, requestedAt, ...row }: Row): PersonalDataExportView => ({
  id,
  state,
  requestedAt: requestedAt.toISOString(),
  ...(row.finishedAt && { finishedAt: row.finishedAt.toISOString() }),
  ...(row.expiresAt && { expiresAt: row.expiresAt.toISOString() }),
  ...(row.sizeBytes && { sizeBytes: Number(row.sizeBytes) }),
  ...(row.sha256 && { sha256: row.sha256 }),
  ...(row.problem && { problem: row.problem }),
});
