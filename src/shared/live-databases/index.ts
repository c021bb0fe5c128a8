export { LiveDatabasesConfig } from './config.js';
export { withoutDuplicates } from './live-cells.js';
export { connectionProblem, LiveDatabases } from './live-databases.js';
export {
  allRows,
  type LiveColumn,
  type LiveConnection,
  type LivePool,
  type LiveRows,
  type Parameter,
} from './live-pool.js';
export {
  type LiveKey,
  type LivePlace,
  type LiveStructure,
  type LiveTable,
  type LiveTableColumn,
  quoteFor,
  structureOf,
} from './live-structure.js';
