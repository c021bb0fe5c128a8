export { Durations } from './durations.js';
export { counter, gauge, metrics, type Reading } from './metrics.js';
export { telemetryModule } from './telemetry.module.js';
