import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConsentView, ListConsents } from '../../contract/consent.js';
import { ConsentRecords } from '../../infra/consent/consent-records.js';

@QueryHandler(ListConsents)
export class ListConsentsHandler implements IQueryHandler<ListConsents> {
  constructor(private readonly records: ConsentRecords) {}

  execute({ input: { actor } }: ListConsents): Promise<ConsentView[]> {
    return this.records.statesOf(actor);
  }
}
