import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { TestingModuleBuilder } from '@nestjs/testing';
import { ActorResolver, type Claim } from '#shared/auth';
import { someActor } from '#shared/testing';
import { AuthenticateAccessToken } from '../contract/index.js';

export const anyOrganization = '00000000-0000-4000-8000-0000000000aa';

/** Stands in for `organizations`: the user of a real token, in the organisation that is named, whichever that is. */
@Injectable()
class TokenResolver extends ActorResolver {
  constructor(private readonly queries: QueryBus) {
    super();
  }

  async resolve({ bearer, organizationId: named = anyOrganization }: Claim) {
    const { userId, expiresAt, apiKey } = await this.queries.execute(
      new AuthenticateAccessToken({ accessToken: bearer }),
    );
    const organizationId = apiKey?.organizationId ?? named;
    const resolved = { actor: someActor({ userId, organizationId }), validUntil: expiresAt };
    return apiKey ? { ...resolved, grant: apiKey } : resolved;
  }
}

/** The tokens of requests are those of `identity` itself. */
export const realTokens = (builder: TestingModuleBuilder): TestingModuleBuilder =>
  builder.overrideProvider(ActorResolver).useClass(TokenResolver);
