import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#shared/clock';
import { CreateResolution } from '../../contract/entities/index.js';
import { ResolutionChanges } from './resolution-changes.js';

@CommandHandler(CreateResolution)
export class CreateResolutionHandler implements ICommandHandler<CreateResolution> {
  constructor(
    private readonly changes: ResolutionChanges,
    private readonly ids: Ids,
  ) {}

  execute({ input: { actor, spec } }: CreateResolution) {
    return this.changes.save(actor, { id: this.ids.next(), after: spec });
  }
}
