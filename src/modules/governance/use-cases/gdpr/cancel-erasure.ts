import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelErasure } from '../../contract/erasure.js';
import { Erasures } from './erasures.js';

@CommandHandler(CancelErasure)
export class CancelErasureHandler implements ICommandHandler<CancelErasure> {
  constructor(private readonly erasures: Erasures) {}

  execute({ input: { actor, erasureId } }: CancelErasure) {
    return this.erasures.cancel(actor.userId, erasureId);
  }
}
