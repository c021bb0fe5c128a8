import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ParquetObjects } from '#shared/archives';
import { Database, type Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import type { QuestionArchivePageView, QuestionArchiveView } from '../contract/archives.js';
import { questionsErrors as errors } from '../contract/errors.js';
import { type ArchivedRow, archivedOrder, questionOf } from './archived-row.js';
import type { QuestionEntity } from './question.entity.js';

interface Owner {
  readonly organizationId: string;
  readonly userId: string;
}

export interface QuestionArchive extends Owner {
  readonly id: string;
  readonly objectKey: string;
}

interface Listed extends Omit<QuestionArchiveView, 'archivedAt'> {
  readonly archivedAt: Date;
}

const cursors = new Cursors(z.object({ month: z.iso.date(), id: z.uuid() }));
const columns = `id, organization_id as "organizationId", user_id as "userId", object_key as "objectKey"`;

/** Archived questions, and the files that they are in. */
@Injectable()
export class QuestionArchives {
  constructor(
    private readonly database: Database,
    private readonly objects: ParquetObjects,
  ) {}

  /** The newest month first. */
  async page(
    { organizationId, userId }: Owner,
    { limit, cursor }: PageRequest,
  ): Promise<QuestionArchivePageView> {
    const after = cursors.read(cursor);
    const rows = await this.database.query<Listed>(
      `select id, month::text, cardinality(question_ids) as questions, size_bytes::float8 as "sizeBytes",
              archived_at as "archivedAt"
         from questions.archive
        where organization_id = $1 and user_id = $2 and size_bytes is not null
          and ($3::date is null or (month, id) < ($3::date, $4::uuid))
        order by archive.month desc, id desc limit $5`,
      [organizationId, userId, after?.month, after?.id, limit + 1],
    );
    const { items, ...next } = cursors.page(rows, limit, ({ month, id }) => ({ month, id }));
    return { items: items.map(listedView), ...next };
  }

  async own({ organizationId, userId }: Owner, archiveId: string): Promise<QuestionArchive> {
    const [archive] = await this.database.query<QuestionArchive>(
      `select ${columns} from questions.archive
        where id = $1 and organization_id = $2 and user_id = $3 and size_bytes is not null`,
      [archiveId, organizationId, userId],
    );
    if (!archive) throw errors.archiveNotFound({ archiveId });
    return archive;
  }

  /** The oldest first. */
  async questionsOf(archive: Owner & { readonly objectKey: string }): Promise<QuestionEntity[]> {
    const rows = await this.objects.read(archive.objectKey, archivedOrder);
    return rows.map((row) => questionOf(row as unknown as ArchivedRow, archive));
  }

  /** A question that is in none is undefined. */
  async find(organizationId: string, questionId: string): Promise<QuestionEntity | undefined> {
    const [archive] = await this.database.query<QuestionArchive>(
      `select ${columns} from questions.archive
        where question_ids @> array[$1::uuid] and organization_id = $2 and size_bytes is not null`,
      [questionId, organizationId],
    );
    return archive && (await this.questionsOf(archive)).find(({ id }) => id === questionId);
  }

  /** Files go before what is known of them, and what was said of their questions with them: an interruption leaves nothing that nobody knows. */
  async removeAllOf(of: Partial<Owner>, tx: Transaction): Promise<void> {
    const values = [of.organizationId ?? null, of.userId ?? null];
    const theirs = 'coalesce(organization_id = $1::uuid, user_id = $2::uuid)';
    const files: QuestionArchive[] = await tx.query(
      `select ${columns} from questions.archive where ${theirs} for update`,
      values,
    );
    for (const { objectKey } of files) await this.objects.delete(objectKey);
    await tx.query(
      `with gone as (delete from questions.archive where ${theirs} returning question_ids)
       delete from questions.feedback using gone where question_id = any (gone.question_ids)`,
      values,
    );
  }
}

const listedView = ({ month, archivedAt, ...view }: Listed): QuestionArchiveView => ({
  ...view,
  month: month.slice(0, 'YYYY-MM'.length),
  archivedAt: archivedAt.toISOString(),
});
