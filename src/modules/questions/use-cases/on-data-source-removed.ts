import { DataSourceRemoved } from '#modules/data-sources';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { Conversations } from '../infra/conversations.js';
import { GoldenRepository } from '../infra/golden.repository.js';
import { LearnedNames } from '../infra/learned-names.js';
import { Lessons } from '../infra/lessons.js';
import { RememberedChoices } from '../infra/remembered-choices.js';

/** Lets go of what was learned about the source; the history stays. */
@Subscriber({ event: DataSourceRemoved, name: 'questions.on-data-source-removed' })
export class OnDataSourceRemoved implements Subscribes<DataSourceRemoved> {
  constructor(
    private readonly remembered: RememberedChoices,
    private readonly goldens: GoldenRepository,
    private readonly learned: LearnedNames,
    private readonly lessons: Lessons,
    private readonly conversations: Conversations,
  ) {}

  async handle({ input: { dataSourceId } }: DataSourceRemoved, tx: Transaction): Promise<void> {
    await this.remembered.removeAllOf(dataSourceId, tx);
    await this.goldens.removeAllOf(dataSourceId, tx);
    await this.learned.removeAllOf(dataSourceId, tx);
    await this.lessons.removeAllOf(dataSourceId, tx);
    await this.conversations.removeAllOf(dataSourceId, tx);
  }
}
