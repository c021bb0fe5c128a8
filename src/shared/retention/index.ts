export { applyToRows, type RetainedRows } from './due-rows.js';
export { RetentionRegister, retentionModule } from './retention-register.js';
