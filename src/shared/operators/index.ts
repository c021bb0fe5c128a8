export { OperatorsConfig } from './config.js';
export { Operators, operatorsErrors } from './operators.js';
export { operatorsModule } from './operators.module.js';
