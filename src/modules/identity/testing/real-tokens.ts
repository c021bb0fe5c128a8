import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { TestingModuleBuilder } from '@nestjs/testing';
import { ActorResolver, type Claim } from '#shared/auth';
import { someActor } from '#shared/testing';
import { AuthenticateAccessToken } from '../contract/index.js';

/** Stands in for `organizations`: the user of a real token, in an organisation that does not matter here. */
@Injectable()
class TokenResolver extends ActorResolver {
  constructor(private readonly queries: QueryBus) {
    super();
  }

  async resolve({ bearer }: Claim) {
    const { userId, expiresAt } = await this.queries.execute(
      new AuthenticateAccessToken({ accessToken: bearer }),
    );
    return { actor: someActor({ userId }), validUntil: expiresAt };
  }
}

/** The tokens of requests are those of `identity` itself. */
export const realTokens = (builder: TestingModuleBuilder): TestingModuleBuilder =>
  builder.overrideProvider(ActorResolver).useClass(TokenResolver);
