export { correlationId, currentOrigin, identifyCaller, withCorrelation } from './correlation.js';
