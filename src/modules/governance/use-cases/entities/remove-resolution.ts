import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveResolution } from '../../contract/entities/index.js';
import { ResolutionChanges } from './resolution-changes.js';

@CommandHandler(RemoveResolution)
export class RemoveResolutionHandler implements ICommandHandler<RemoveResolution> {
  constructor(private readonly changes: ResolutionChanges) {}

  execute({ input: { actor, resolutionId } }: RemoveResolution) {
    return this.changes.remove(actor, resolutionId);
  }
}
