export { Progress, SilentProgress } from './progress.js';
export { progressModule } from './progress.module.js';
