export { RemoteConfig } from './config.js';
export { hostModules } from './host-module.js';
export { HttpTransport, type HttpTransportOptions } from './http-transport.js';
export { MessageTokens } from './message-tokens.js';
export { remoteModule } from './remote-module.js';
export type { Transport } from './transport.js';
