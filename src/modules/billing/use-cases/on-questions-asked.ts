import { QuestionsAsked } from '#modules/questions';
import { publicOrganizationId } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

/** What was held for a question is used now. Guests pay for nothing. */
@Subscriber({ event: QuestionsAsked, name: 'billing.on-questions-asked' })
export class OnQuestionsAsked implements Subscribes<QuestionsAsked> {
  constructor(private readonly ledger: Ledger) {}

  async handle({ input: { questions } }: QuestionsAsked, tx: Transaction): Promise<void> {
    const counted = questions
      .filter(({ organizationId }) => organizationId !== publicOrganizationId)
      .toSorted((a, b) => a.organizationId.localeCompare(b.organizationId));
    for (const { organizationId, userId, askedAt, correlationId } of counted) {
      const period = periodOf(new Date(askedAt));
      await this.ledger.add({ organizationId, userId, meter: 'questions', amount: 1, period }, tx);
      await this.ledger.settle({ organizationId, meter: 'questions', correlationId }, tx);
    }
  }
}
