import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ResolveActor } from '#modules/organizations';
import { ActorResolver, type Claim, type ResolvedActor } from '#shared/auth';

/** Lets `organizations` say who a token stands for, in whichever process it runs. */
@Injectable()
export class BusActorResolver extends ActorResolver {
  constructor(private readonly queries: QueryBus) {
    super();
  }

  resolve({ bearer: accessToken, organizationId }: Claim): Promise<ResolvedActor> {
    const claim = organizationId === undefined ? { accessToken } : { accessToken, organizationId };
    return this.queries.execute(new ResolveActor(claim));
  }
}
