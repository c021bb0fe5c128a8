import { CancelQueryHandler } from './cancel-query.js';
import { CheckSqlHandler } from './check-sql.js';
import { RunQueryHandler } from './run-query.js';

export const useCases = [CancelQueryHandler, CheckSqlHandler, RunQueryHandler];
