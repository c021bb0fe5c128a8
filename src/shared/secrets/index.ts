export { SecretsConfig } from './config.js';
export { forgetPreviousKey, newEncryptionKey, rotateEncryptionKey } from './encryption-keys.js';
export { loadSecrets } from './load-secrets.js';
export { seal, unseal } from './sealed-text.js';
export { SecretFiles } from './secret-files.js';
export { Secrets } from './secrets.js';
export { secretsModule } from './secrets.module.js';
