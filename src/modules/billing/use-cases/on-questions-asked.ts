import { QuestionsAsked } from '#modules/questions';
import { publicOrganizationId } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { summed } from '../domain/sums.js';
import { Ledger } from './ledger.js';

/** What was held for a question is used now. Guests pay for nothing. */
@Subscriber({ event: QuestionsAsked, name: 'billing.on-questions-asked' })
export class OnQuestionsAsked implements Subscribes<QuestionsAsked> {
  constructor(private readonly ledger: Ledger) {}

  async handle({ input: { questions } }: QuestionsAsked, tx: Transaction): Promise<void> {
    const counted = questions
      .filter(({ organizationId }) => organizationId !== publicOrganizationId)
      .toSorted((a, b) => a.organizationId.localeCompare(b.organizationId));
    const uses = counted.map(({ organizationId, userId, askedAt }) => {
      const period = periodOf(new Date(askedAt));
      return { organizationId, userId, meter: 'questions', amount: 1, period } as const;
    });
    for (const use of summed(uses)) await this.ledger.add(use, tx);
    for (const { organizationId, correlationId } of counted)
      await this.ledger.settle({ organizationId, meter: 'questions', correlationId }, tx);
  }
}
