import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Jobs } from '#shared/jobs';
import { RequestPersonalDataExport } from '../../contract/gdpr.js';
import { PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';
import { makeExportJob } from './make-personal-data-export.js';

@CommandHandler(RequestPersonalDataExport)
export class RequestPersonalDataExportHandler implements ICommandHandler<RequestPersonalDataExport> {
  constructor(
    private readonly exports: PersonalDataExports,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input: { actor } }: RequestPersonalDataExport) {
    const requested = await this.exports.request(actor.userId);
    await this.jobs.add(makeExportJob, { exportId: requested.id }, { key: requested.id });
    return requested;
  }
}
