import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { AccessRefused, NoteRefusal } from '../../contract/audit-checks.js';

@CommandHandler(NoteRefusal)
export class NoteRefusalHandler implements ICommandHandler<NoteRefusal> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input }: NoteRefusal): Promise<void> {
    await this.database.transaction((tx) => this.outbox.add(new AccessRefused(input), tx));
  }
}
