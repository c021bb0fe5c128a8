import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetBuiltinDataStatus } from '#modules/census';
import { GetReadiness, type ReadinessView } from '../contract/index.js';
import { ShutdownState } from '../infra/shutdown-state.js';

@QueryHandler(GetReadiness)
export class GetReadinessHandler implements IQueryHandler<GetReadiness> {
  constructor(
    private readonly shutdown: ShutdownState,
    private readonly queries: QueryBus,
  ) {}

  async execute(): Promise<ReadinessView> {
    if (this.shutdown.isStopping) return { ready: false, reason: 'The server is stopping.' };
    const { status, failure } = await this.queries.execute(new GetBuiltinDataStatus());
    if (status === 'ready') return { ready: true };
    return { ready: false, reason: failure ?? 'The built-in data is being prepared.' };
  }
}
