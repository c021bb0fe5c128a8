import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetentionOrder, RetentionOutcome } from '#shared/contracts';
import { Database } from '#shared/database';
import { applyToRows } from '#shared/retention';
import { questionsRetention } from '../contract/retention.js';
import { Archiving } from './archiving.js';

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
  constructor(
    private readonly database: Database,
    private readonly archiving: Archiving,
  ) {}

  async execute({ input }: InstanceType<typeof questionsRetention.apply>): Promise<RetentionOutcome[]> {
    const removed = await applyToRows(this.database, questions, input);
    const archived = await this.archive(input);
    const expired = (await this.archiving.expire(input)).map(({ organizationId, questions: count }) => ({
      organizationId,
      archived: 0,
      removed: count,
    }));
    return summed([...removed, ...archived, ...expired]);
  }

  private async archive(order: RetentionOrder): Promise<RetentionOutcome[]> {
    if (!order.dryRun) await this.archiving.forgetUnfinished();
    const due = await this.archiving.due(order);
    if (!order.dryRun) for (const one of due) await this.archiving.move(one);
    return due.map(({ organizationId, questions: archived }) => ({ organizationId, archived, removed: 0 }));
  }
}

/** By organisation. */
function summed(outcomes: readonly RetentionOutcome[]): RetentionOutcome[] {
  const sums = new Map<string, RetentionOutcome>();
  for (const { organizationId, archived, removed } of outcomes) {
    const known = sums.get(organizationId) ?? { organizationId, archived: 0, removed: 0 };
    sums.set(organizationId, {
      organizationId,
      archived: known.archived + archived,
      removed: known.removed + removed,
    });
  }
  return [...sums.values()];
}
