import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListPersonalDataExports } from '../../contract/gdpr.js';
import { PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';

@QueryHandler(ListPersonalDataExports)
export class ListPersonalDataExportsHandler implements IQueryHandler<ListPersonalDataExports> {
  constructor(private readonly exports: PersonalDataExports) {}

  execute({ input: { actor, ...page } }: ListPersonalDataExports) {
    return this.exports.page(actor.userId, page);
  }
}
