import { Injectable } from '@nestjs/common';
import { ParquetObjects } from '#shared/archives';
import { Clock, Ids } from '#shared/clock';
import type { RetentionOrder } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { archiveMoment, removeMoment, valuesOf } from '#shared/retention';
import { archivedColumns, archivedRowOf } from '../infra/archived-row.js';
import { QuestionEntity } from '../infra/question.entity.js';

/** The questions of one person in one month. */
interface Due {
  readonly organizationId: string;
  readonly userId: string;
  /** Its first day. */
  readonly month: string;
  readonly questions: number;
}

export interface Moved {
  readonly organizationId: string;
  readonly questions: number;
}

/** So many questions are one file at most, and are in memory at once. */
const mostOfFile = 2000;

const wholeMonth = `date_trunc('month', ${archiveMoment} at time zone 'UTC') at time zone 'UTC'`;

/** What refers to a question by a key does so no longer: in the file the reference stays. */
const leave = `
  with moved as (delete from questions.question where id = any ($1::uuid[]) returning id),
       unlinked as (update questions.question set clarifies = null
                     where clarifies = any ($1::uuid[]) and not (id = any ($1::uuid[])))
  select count(*)::integer as moved from moved`;

/** Moves old questions into files of one person and one whole month, and removes files that are over. */
@Injectable()
export class Archiving {
  constructor(
    private readonly database: Database,
    private readonly objects: ParquetObjects,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What is to be archived, and is not so old that it goes. */
  async due(order: RetentionOrder): Promise<Due[]> {
    return await this.database.query<Due>(
      `select t.organization_id as "organizationId", t.user_id as "userId",
              date_trunc('month', t.asked_at at time zone 'UTC')::date::text as month, count(*)::float8 as questions
         from questions.question t
        where t.asked_at < ${wholeMonth} and t.asked_at >= ${removeMoment}
          and ($3::uuid is null or t.organization_id = $3)
        group by 1, 2, 3 order by 1, 2, 3`,
      valuesOf(order),
    );
  }

  /** A process that dies leaves the questions where they were, and a file that `forgetUnfinished` removes. */
  async move(due: Due): Promise<void> {
    while (await this.moveFile(due));
  }

  /** Files whose newest question is over; they are counted, and removed unless that is all that is wanted. */
  async expire(order: RetentionOrder): Promise<Moved[]> {
    const over = await this.database.query<Moved & { id: string; key: string }>(
      `select id, object_key as key, organization_id as "organizationId", cardinality(question_ids) as questions
         from questions.archive t
        where last_asked_at < ${removeMoment} and ($3::uuid is null or organization_id = $3) and size_bytes is not null
        order by organization_id, month`,
      valuesOf(order).slice(0, 3),
    );
    if (!order.dryRun) for (const { id, key } of over) await this.remove(id, key);
    return over;
  }

  async forgetUnfinished(): Promise<void> {
    const left = await this.database.query<{ id: string; key: string }>(
      'select id, object_key as key from questions.archive where size_bytes is null',
    );
    for (const { id, key } of left) await this.remove(id, key);
  }

  private async moveFile({ organizationId, userId, month }: Due): Promise<boolean> {
    const rows = await this.database.transaction((tx) => oldest(tx, { organizationId, userId, month }));
    const last = rows.at(-1);
    if (!last) return false;
    const id = this.ids.next();
    const key = `questions/${organizationId}/${userId}/${month}-${id}.parquet`;
    const questionIds = rows.map((row) => row.id);
    await this.database.query(
      `insert into questions.archive (id, organization_id, user_id, month, question_ids, last_asked_at, object_key, archived_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, organizationId, userId, month, questionIds, last.askedAt, key, this.clock.now()],
    );
    const { sizeBytes } = await this.objects.write(key, archivedColumns, rows.map(archivedRowOf));
    const isKept = await this.database.transaction((tx) => leaveFor(tx, { id, sizeBytes, questionIds }));
    if (!isKept) await this.remove(id, key);
    return isKept;
  }

  private async remove(id: string, key: string): Promise<void> {
    await this.objects.delete(key);
    await this.database.query(
      `with gone as (delete from questions.archive where id = $1 returning question_ids, size_bytes)
       delete from questions.feedback using gone where size_bytes is not null and question_id = any (gone.question_ids)`,
      [id],
    );
  }
}

const oldest = (tx: Transaction, { organizationId, userId, month }: Omit<Due, 'questions'>) =>
  tx
    .createQueryBuilder(QuestionEntity, 'one')
    .where({ organizationId, userId })
    .andWhere(`one.askedAt >= :month::timestamp at time zone 'UTC'`, { month })
    .andWhere(`one.askedAt < (:month::timestamp + interval '1 month') at time zone 'UTC'`)
    .orderBy({ 'one.askedAt': 'ASC', 'one.id': 'ASC' })
    .limit(mostOfFile)
    .getMany();

/** Not when somebody was erased, or another process moved them, since they were read. */
async function leaveFor(
  tx: Transaction,
  { id, sizeBytes, questionIds }: { id: string; sizeBytes: number; questionIds: readonly string[] },
): Promise<boolean> {
  const [known] = await tx.query('select from questions.archive where id = $1 for update', [id]);
  const [there] = await tx.query(
    'select count(*)::integer as n from (select from questions.question where id = any ($1::uuid[]) for update) locked',
    [questionIds],
  );
  if (!known || there.n < questionIds.length) return false;
  await tx.query(leave, [questionIds]);
  await tx.query('update questions.archive set size_bytes = $2 where id = $1', [id, sizeBytes]);
  return true;
}
