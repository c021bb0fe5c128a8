import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CancelledRunView, CancelQuery } from '../contract/index.js';
import { Cancellations } from '../infra/cancellations.js';

@CommandHandler(CancelQuery)
export class CancelQueryHandler implements ICommandHandler<CancelQuery> {
  constructor(private readonly cancellations: Cancellations) {}

  async execute({ input: { id, actor } }: CancelQuery): Promise<CancelledRunView> {
    const { organizationId } = actor;
    return { id, stopped: await this.cancellations.cancel({ id, organizationId }) };
  }
}
