import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Jobs } from '#shared/jobs';
import { Outbox } from '#shared/messaging';
import { RequestPersonalDataExport } from '../../contract/gdpr.js';
import { PersonalDataExportRequested } from '../../contract/gdpr-events.js';
import { PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';
import { makeExportJob } from './make-personal-data-export.js';

@CommandHandler(RequestPersonalDataExport)
export class RequestPersonalDataExportHandler implements ICommandHandler<RequestPersonalDataExport> {
  constructor(
    private readonly exports: PersonalDataExports,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input: { actor } }: RequestPersonalDataExport) {
    const { userId } = actor;
    const requested = await this.database.transaction(async (tx) => {
      const { view, isNew } = await this.exports.request(userId, tx);
      if (isNew) await this.outbox.add(new PersonalDataExportRequested({ userId, exportId: view.id }), tx);
      return view;
    });
    await this.jobs.add(makeExportJob, { exportId: requested.id }, { key: requested.id });
    return requested;
  }
}
