import { GetBoundariesHandler } from './get-boundaries.js';
import { GetBuiltinDataStatusHandler } from './get-builtin-data-status.js';
import { GetStatesHandler } from './get-states.js';
import { PrepareBuiltinData } from './prepare-builtin-data.js';

export const useCases = [
  GetBoundariesHandler,
  GetBuiltinDataStatusHandler,
  GetStatesHandler,
  PrepareBuiltinData,
];
