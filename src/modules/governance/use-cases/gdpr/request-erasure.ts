import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { RequireFreshSession } from '#modules/identity';
import { GetProfile, ListOrganizations } from '#modules/organizations';
import type { Actor } from '#shared/contracts';
import { Jobs } from '#shared/jobs';
import { RequestErasure } from '../../contract/erasure.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import { ownedBy } from '../../domain/gdpr/erasing.js';
import { GdprConfig } from '../../infra/gdpr/config.js';
import { erasePersonJob } from './erase-person.js';
import { Erasures } from './erasures.js';

@CommandHandler(RequestErasure)
export class RequestErasureHandler implements ICommandHandler<RequestErasure> {
  constructor(
    private readonly queries: QueryBus,
    private readonly erasures: Erasures,
    private readonly config: GdprConfig,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input: { actor, accessToken } }: RequestErasure) {
    await this.queries.execute(new RequireFreshSession({ accessToken }));
    await this.requireNoneOwned(actor);
    const { userId } = actor;
    const { email } = await this.queries.execute(new GetProfile({ userId }));
    const { graceDays } = this.config;
    const requested = await this.erasures.request({ userId, email }, graceDays);
    const data = { erasureId: requested.id };
    if (graceDays === 0) await this.jobs.add(erasePersonJob, data, { key: requested.id });
    return requested;
  }

  private async requireNoneOwned(actor: Actor): Promise<void> {
    const names = ownedBy(actor.userId, await this.queries.execute(new ListOrganizations({ actor })));
    if (names.length > 0) throw errors.ownsOrganizations({ names });
  }
}
