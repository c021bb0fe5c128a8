import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { Database } from '#shared/database';
import { ApproveGolden, type GoldenView } from '../contract/goldens.js';
import { GoldenRepository, goldenView } from '../infra/golden.repository.js';
import { Goldens } from './goldens.js';

@CommandHandler(ApproveGolden)
export class ApproveGoldenHandler implements ICommandHandler<ApproveGolden> {
  constructor(
    private readonly queries: QueryBus,
    private readonly repository: GoldenRepository,
    private readonly goldens: Goldens,
    private readonly database: Database,
  ) {}

  /** Whether it fits what there is now is found out before it is used. */
  async execute({ input: { actor, goldenId } }: ApproveGolden): Promise<GoldenView> {
    const { organizationId } = actor;
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    const proposed = await this.repository.get({ organizationId, hidden }, goldenId);
    if (proposed.status !== 'proposed') return goldenView(proposed);
    const golden = { ...proposed, status: 'active' as const, checkedBy: actor.userId };
    await this.database.transaction((tx) => this.repository.save(golden, tx));
    await this.goldens.changed(organizationId);
    return goldenView(golden);
  }
}
