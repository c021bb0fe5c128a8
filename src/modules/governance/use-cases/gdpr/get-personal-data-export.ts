import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetPersonalDataExport } from '../../contract/gdpr.js';
import { PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';

@QueryHandler(GetPersonalDataExport)
export class GetPersonalDataExportHandler implements IQueryHandler<GetPersonalDataExport> {
  constructor(private readonly exports: PersonalDataExports) {}

  execute({ input: { actor, exportId } }: GetPersonalDataExport) {
    return this.exports.get(actor.userId, exportId);
  }
}
