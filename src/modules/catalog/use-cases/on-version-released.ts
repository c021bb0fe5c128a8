import { CommandBus } from '@nestjs/cqrs';
import { RollBack } from '#modules/datasets';
import { VersionReleased } from '#modules/governance';
import { systemActor } from '#shared/contracts';
import { Subscriber, type Subscribes } from '#shared/messaging';

/** A version that was held back answers after all: it is told of once more, as one that is gone back to. */
@Subscriber({ event: VersionReleased, name: 'catalog.on-version-released' })
export class OnVersionReleased implements Subscribes<VersionReleased> {
  constructor(private readonly commands: CommandBus) {}

  async handle({ input: { organizationId, dataSourceId, version } }: VersionReleased): Promise<void> {
    const actor = systemActor(organizationId);
    await this.commands.execute(new RollBack({ actor, dataSourceId, version }));
  }
}
