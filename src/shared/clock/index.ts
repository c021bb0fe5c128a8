export { Clock, Ids } from './clock.js';
export { clockModule } from './clock.module.js';
