export { quotasErrors } from './errors.js';
export { Metered } from './metered.js';
export {
  type Admitted,
  type CallCount,
  type Claim,
  type QuotaRequest,
  type QuotaState,
  Quotas,
  quotaTag,
} from './quotas.js';
export { quotasModule } from './quotas.module.js';
export { Tally } from './tally.js';
