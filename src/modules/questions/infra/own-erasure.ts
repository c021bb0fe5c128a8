import { Injectable } from '@nestjs/common';
import type { JsonValue, Person } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { OwnPersonalData } from '#shared/personal-data';
import { QuestionArchives } from './question-archives.js';

/** As it is read from the table. */
interface ArchiveRow {
  readonly organization_id: string;
  readonly user_id: string;
  readonly object_key: string;
  readonly size_bytes: number | null;
  readonly question_ids: readonly string[];
}

/** What others have tied to the questions of a person, and the files that they are in. */
@Injectable()
export class OwnErasure extends OwnPersonalData {
  constructor(private readonly archives: QuestionArchives) {
    super();
  }

  /** What is in a file is somebody's as well as what is written down of it. */
  override async completed(table: string, rows: readonly JsonValue[]): Promise<readonly JsonValue[]> {
    if (table !== 'archive') return rows;
    const completed: JsonValue[] = [];
    for (const row of rows) completed.push(await this.withQuestions(row as unknown as ArchiveRow));
    return completed;
  }

  override async before({ userId }: Person, tx: Transaction): Promise<void> {
    const asked = 'select id from questions.question where user_id = $1';
    await tx.query(`delete from questions.feedback where question_id in (${asked})`, [userId]);
    await tx.query(`update questions.question set clarifies = null where clarifies in (${asked})`, [userId]);
    await this.archives.removeAllOf({ userId }, tx);
  }

  private async withQuestions({ question_ids, ...row }: ArchiveRow): Promise<JsonValue> {
    const { organization_id: organizationId, user_id: userId, object_key: objectKey } = row;
    const isWritten = row.size_bytes !== null;
    const kept = isWritten ? await this.archives.questionsOf({ organizationId, userId, objectKey }) : [];
    return {
      ...row,
      questions: kept.map((one) => ({ ...one, askedAt: one.askedAt.toISOString() })),
    } as unknown as JsonValue;
  }
}
