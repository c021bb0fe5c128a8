import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Inquiries, Outbox } from '#shared/messaging';
import {
  DescribeTablesOfSource,
  QualityScheduleChanged,
  SetQualitySchedule,
  type SourceQualityView,
} from '../../contract/quality/index.js';
import { QualitySchedules } from '../../infra/quality/quality-schedules.js';
import { requireQualityAdmin } from './quality-admins.js';
import { SourceQuality } from './source-quality.js';

@CommandHandler(SetQualitySchedule)
export class SetQualityScheduleHandler implements ICommandHandler<SetQualitySchedule> {
  constructor(
    private readonly schedules: QualitySchedules,
    private readonly quality: SourceQuality,
    private readonly inquiries: Inquiries,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, dataSourceId, cron } }: SetQualitySchedule): Promise<SourceQualityView> {
    requireQualityAdmin(actor);
    await this.inquiries.ask(new DescribeTablesOfSource({ actor, dataSourceId }));
    const { organizationId, userId } = actor;
    const source = { organizationId, dataSourceId };
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await this.schedules.set(source, { cron, userId, at }, tx);
      await this.outbox.add(new QualityScheduleChanged({ ...source, userId, cron: cron ?? null }), tx);
    });
    return await this.quality.of(source);
  }
}
