export { idempotencyErrors } from './errors.js';
export { idempotencyModule } from './idempotency.module.js';
