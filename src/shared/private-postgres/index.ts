export { freePort } from './free-port.js';
export { Keeper } from './keeper.js';
export { PrivatePostgres, type PrivatePostgresOptions } from './private-postgres.js';
