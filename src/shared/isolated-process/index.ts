export { type Isolation, startIsolated } from './isolated-process.js';
