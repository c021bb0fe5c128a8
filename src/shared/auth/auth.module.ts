import type { DynamicModule, Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CoreConfig } from '#shared/config';
import { ActorGuard, GUESTS_MAY_ASK } from './actor.guard.js';
import { ActorResolver } from './actor-resolver.js';
import { Actors } from './actors.js';
import { BearerStrategy } from './bearer.strategy.js';
import { AuthConfig } from './config.js';
import { RefusalLog } from './refusal-log.js';

class AuthModule {}

export interface AuthOptions {
  readonly resolver: Type<ActorResolver>;
  readonly refusalLog?: Type<RefusalLog>;
}

/** Guards every route of the process. */
export const authModule = ({ resolver, refusalLog }: AuthOptions): DynamicModule => ({
  module: AuthModule,
  providers: [
    AuthConfig,
    Actors,
    BearerStrategy,
    { provide: ActorResolver, useClass: resolver },
    ...(refusalLog ? [{ provide: RefusalLog, useClass: refusalLog }] : []),
    {
      provide: GUESTS_MAY_ASK,
      useFactory: ({ guestAccess }: AuthConfig, { embedded }: CoreConfig) =>
        guestAccess ? guestAccess === 'on' : embedded,
      inject: [AuthConfig, CoreConfig],
    },
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
});
