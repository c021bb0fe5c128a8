import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { applyToRows } from '#shared/retention';
import { queriesRetention } from '../contract/retention.js';

const runs = { table: 'queries.run', time: 'started_at', unless: 't.favorite' };

@CommandHandler(queriesRetention.apply)
export class ApplyRetentionHandler implements ICommandHandler<InstanceType<typeof queriesRetention.apply>> {
  constructor(private readonly database: Database) {}

  execute({ input }: InstanceType<typeof queriesRetention.apply>) {
    return applyToRows(this.database, runs, input);
  }
}
