import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetStates, type StateView } from '../contract/index.js';
import { BuiltinData } from '../infra/builtin-data.js';

@QueryHandler(GetStates)
export class GetStatesHandler implements IQueryHandler<GetStates> {
  constructor(private readonly data: BuiltinData) {}

  async execute(): Promise<readonly StateView[]> {
    return (await this.data.manifest()).states;
  }
}
