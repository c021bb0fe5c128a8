import { CancelQueryHandler } from './cancel-query.js';
import { RunQueryHandler } from './run-query.js';

export const useCases = [CancelQueryHandler, RunQueryHandler];
