import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import type { QuestionShareView, QuestionSharingView } from '../contract/sharing.js';

interface Row {
  readonly kind: QuestionShareView['with'];
  readonly id: string;
  readonly whole: boolean;
}

/** Those of `$1` itself, and those that say its whole conversation, by whichever question. */
const reaching = `
  select s.question_id, s.subject_kind as kind, s.subject_id as id, s.whole_conversation as whole
    from questions.share s
    join questions.question said on said.id = s.question_id
   where said.id = $1
      or s.whole_conversation and (said.organization_id, said.user_id, said.conversation_id) =
         (select organization_id, user_id, conversation_id from questions.question where id = $1)`;

/** The questions that are shared with one of `:subjects`, for a query by question. */
export const sharedWith = `
  select question_id from questions.share where subject_id = any (:subjects)
  union
  select other.id from questions.share s
    join questions.question said on said.id = s.question_id
    join questions.question other on (other.organization_id, other.user_id, other.conversation_id) =
                                     (said.organization_id, said.user_id, said.conversation_id)
   where s.subject_id = any (:subjects) and s.whole_conversation`;

@Injectable()
export class ShareRepository {
  constructor(private readonly database: Database) {}

  async isSharedWith(questionId: string, subjectIds: readonly string[]): Promise<boolean> {
    const found = `select from (${reaching}) found where id = any ($2::uuid[]) limit 1`;
    return (await this.database.query(found, [questionId, subjectIds])).length > 0;
  }

  async sharingOf(questionId: string): Promise<QuestionSharingView> {
    const rows = await this.database.query<Row>(
      `select kind, id, bool_or(whole) as whole from (${reaching}) found group by kind, id order by kind, id`,
      [questionId],
    );
    return { shares: rows.map(shareOf) };
  }

  async replace(
    { questionId, organizationId }: { readonly questionId: string; readonly organizationId: string },
    { shares }: QuestionSharingView,
    tx: Transaction,
  ): Promise<void> {
    await tx.query(
      `delete from questions.share s using (${reaching}) found
        where s.question_id = found.question_id and s.subject_id = found.id`,
      [questionId],
    );
    for (const share of shares)
      await tx.query(
        `insert into questions.share (question_id, subject_kind, subject_id, whole_conversation) values ($1, $2, $3, $4)`,
        [
          questionId,
          share.with,
          share.with === 'organization' ? organizationId : share.id,
          share.of === 'conversation',
        ],
      );
  }

  /** What a member shared, and what was shared with a member, goes with the membership. */
  async forgetMember(organizationId: string, userId: string, tx: Transaction): Promise<void> {
    await tx.query(
      `delete from questions.share s using questions.question q
        where q.id = s.question_id and q.organization_id = $1 and (q.user_id = $2 or s.subject_id = $2)`,
      [organizationId, userId],
    );
  }
}

const shareOf = ({ kind, id, whole }: Row): QuestionShareView => {
  const of = whole ? 'conversation' : 'question';
  return kind === 'organization' ? { with: kind, of } : { with: kind, id, of };
};
