import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetErasure } from '../../contract/erasure.js';
import { Erasures } from './erasures.js';

@QueryHandler(GetErasure)
export class GetErasureHandler implements IQueryHandler<GetErasure> {
  constructor(private readonly erasures: Erasures) {}

  execute({ input: { erasureId, receipt } }: GetErasure) {
    return this.erasures.get(erasureId, receipt);
  }
}
