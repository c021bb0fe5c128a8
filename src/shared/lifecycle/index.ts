export { Almanac, type OpenOptions, type RootModule, type RootOptions } from './almanac.js';
export { runServer, type ServerOptions } from './run-server.js';
export { findRunningServer, type RunningServer } from './running-server.js';
export { StartError } from './start-error.js';
