import { Injectable } from '@nestjs/common';
import type { Person } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { OwnPersonalData } from '#shared/personal-data';

/** What others have tied to the questions of a person. */
@Injectable()
export class OwnErasure extends OwnPersonalData {
  override async before({ userId }: Person, tx: Transaction): Promise<void> {
    const asked = 'select id from questions.question where user_id = $1';
    await tx.query(`delete from questions.feedback where question_id in (${asked})`, [userId]);
    await tx.query(`update questions.question set clarifies = null where clarifies in (${asked})`, [userId]);
  }
}
