import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { RemoveGolden } from '../contract/goldens.js';
import { GoldenRepository } from '../infra/golden.repository.js';
import { Goldens } from './goldens.js';

@CommandHandler(RemoveGolden)
export class RemoveGoldenHandler implements ICommandHandler<RemoveGolden> {
  constructor(
    private readonly queries: QueryBus,
    private readonly repository: GoldenRepository,
    private readonly goldens: Goldens,
  ) {}

  async execute({ input: { actor, goldenId } }: RemoveGolden): Promise<void> {
    const { organizationId } = actor;
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    await this.repository.remove({ organizationId, hidden }, goldenId);
    await this.goldens.changed(organizationId);
  }
}
