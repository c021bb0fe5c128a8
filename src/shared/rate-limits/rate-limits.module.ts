import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RedisModule } from '#shared/redis';
import { RateLimitsConfig } from './config.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RateLimits } from './rate-limits.js';

class RateLimitsModule {}

/** Limits every route of the API. Import it after `authModule`: guards run in the order of the imports. */
export const rateLimitsModule = (): DynamicModule => ({
  module: RateLimitsModule,
  imports: [RedisModule],
  providers: [RateLimitsConfig, RateLimits, { provide: APP_GUARD, useClass: RateLimitGuard }],
});
