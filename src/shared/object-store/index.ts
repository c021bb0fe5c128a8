export { objectStoreErrors } from './errors.js';
export { LocalObjectStore } from './local-object-store.js';
export { sha256Of } from './meter.js';
export { type LocalCopy, ObjectStore, type StoredObject } from './object-store.js';
export { objectStoreModule } from './object-store.module.js';
