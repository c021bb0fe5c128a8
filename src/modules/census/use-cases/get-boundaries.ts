import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type BoundariesView, boundaryTypes, censusErrors, GetBoundaries } from '../contract/index.js';
import { BuiltinData } from '../infra/builtin-data.js';

@QueryHandler(GetBoundaries)
export class GetBoundariesHandler implements IQueryHandler<GetBoundaries> {
  constructor(private readonly data: BuiltinData) {}

  async execute({ input: { type } }: GetBoundaries): Promise<BoundariesView> {
    if (!boundaryTypes.includes(type)) throw censusErrors.unknownBoundaryType({ type });
    return await this.data.boundariesOf(type);
  }
}
