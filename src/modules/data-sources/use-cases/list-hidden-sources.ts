import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '../contract/index.js';
import { SourceRights } from './source-rights.js';

@QueryHandler(ListHiddenSources)
export class ListHiddenSourcesHandler implements IQueryHandler<ListHiddenSources> {
  constructor(private readonly rights: SourceRights) {}

  execute({ input: { actor } }: ListHiddenSources) {
    return this.rights.hidden({ actor, needed: 'ask' });
  }
}
