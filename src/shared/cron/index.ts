export { nextMoment } from './next-moment.js';
