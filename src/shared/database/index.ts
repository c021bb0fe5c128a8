export { DatabaseConfig } from './config.js';
export { Database, type Statement, type Transaction } from './database.js';
export { type DatabaseOptions, databaseModule } from './database.module.js';
export { migrate } from './migrate.js';
export { type Listening, Notifications } from './notifications.js';
export { schemaOf } from './schema.js';
export { databaseErrors, isConnectionFailure, isStorageFull, unavailable } from './unavailable.js';
