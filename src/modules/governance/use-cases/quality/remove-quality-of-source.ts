import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { RemoveQualityOfSource } from '../../contract/quality/index.js';

/** Safe to repeat. What runs found, and what they held back, goes with them. */
@CommandHandler(RemoveQualityOfSource)
export class RemoveQualityOfSourceHandler implements ICommandHandler<RemoveQualityOfSource> {
  constructor(private readonly database: Database) {}

  async execute({ input: { organizationId, dataSourceId } }: RemoveQualityOfSource): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const table of ['quality_rule', 'quality_schedule', 'quality_run'])
        await tx.query(`delete from governance.${table} where organization_id = $1 and data_source_id = $2`, [
          organizationId,
          dataSourceId,
        ]);
    });
  }
}
