export { correlationId, withCorrelation } from './correlation.js';
