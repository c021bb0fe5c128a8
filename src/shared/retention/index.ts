export { applyToRows, archiveMoment, type RetainedRows, removeMoment, valuesOf } from './due-rows.js';
export { RetentionRegister, retentionModule } from './retention-register.js';
