export { addressKey } from './address-key.js';
export { rateLimitsErrors } from './errors.js';
export { LimitRate } from './rate-limit.guard.js';
export { rateLimitsModule } from './rate-limits.module.js';
