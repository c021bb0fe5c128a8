import { OrganizationDeleted } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { QuestionArchives } from '../infra/question-archives.js';

/** In the order in which they refer to each other. */
const tables = [
  'feedback',
  'golden',
  'remembered_choice',
  'learned_name',
  'lesson',
  'llm_policy',
  'conversation',
  'question',
];

/** What was asked, answered and learned goes with the organisation. */
@Subscriber({ event: OrganizationDeleted, name: 'questions.on-organization-deleted' })
export class OnOrganizationDeleted implements Subscribes<OrganizationDeleted> {
  constructor(private readonly archives: QuestionArchives) {}

  async handle({ input: { organizationId } }: OrganizationDeleted, tx: Transaction): Promise<void> {
    await this.archives.removeAllOf({ organizationId }, tx);
    for (const table of tables)
      await tx.query(`delete from questions.${table} where organization_id = $1`, [organizationId]);
  }
}
