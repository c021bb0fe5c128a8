import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { applyToRows } from '#shared/retention';
import { questionsRetention } from '../contract/retention.js';

/** What was said about an answer goes with it; what settled a question that is gone settles nothing any more. */
const questions = {
  table: 'questions.question',
  time: 'asked_at',
  with: `feedback as (delete from questions.feedback f using due where f.question_id = due.id),
         unlinked as (update questions.question q set clarifies = null from due
                       where q.clarifies = due.id and q.id not in (select id from due))`,
};

@CommandHandler(questionsRetention.apply)
export class ApplyRetentionHandler implements ICommandHandler<InstanceType<typeof questionsRetention.apply>> {
  constructor(private readonly database: Database) {}

  execute({ input }: InstanceType<typeof questionsRetention.apply>) {
    return applyToRows(this.database, questions, input);
  }
}
