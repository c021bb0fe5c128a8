import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveGolden } from '../contract/goldens.js';
import { GoldenRepository } from '../infra/golden.repository.js';
import { Goldens } from './goldens.js';

@CommandHandler(RemoveGolden)
export class RemoveGoldenHandler implements ICommandHandler<RemoveGolden> {
  constructor(
    private readonly repository: GoldenRepository,
    private readonly goldens: Goldens,
  ) {}

  async execute({ input: { actor, goldenId } }: RemoveGolden): Promise<void> {
    await this.repository.remove(actor.organizationId, goldenId);
    await this.goldens.changed(actor.organizationId);
  }
}
