export { LoggingConfig } from './config.js';
export { createLogger } from './logger.js';
export { NestLogger, startLogging } from './nest-logger.js';
export { redactText } from './redact.js';
