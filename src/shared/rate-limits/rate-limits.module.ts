import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Refusals } from '#shared/auth';
import { RedisModule } from '#shared/redis';
import { RateLimitsConfig } from './config.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RateLimits } from './rate-limits.js';

class RateLimitsModule {}

/** Limits every route of the API. Import it after `authModule`: guards run in the order of the imports. */
export const rateLimitsModule = (): DynamicModule => ({
  module: RateLimitsModule,
  global: true,
  imports: [RedisModule],
  providers: [
    RateLimitsConfig,
    RateLimits,
    RateLimitGuard,
    { provide: APP_GUARD, useExisting: RateLimitGuard },
    { provide: Refusals, useExisting: RateLimitGuard },
  ],
  exports: [Refusals],
});
