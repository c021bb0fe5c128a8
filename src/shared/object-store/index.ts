export { objectStoreErrors } from './errors.js';
export { LocalObjectStore } from './local-object-store.js';
export { ObjectStore, type StoredObject } from './object-store.js';
export { objectStoreModule } from './object-store.module.js';
