export { configModule } from './config.module.js';
export { CoreConfig } from './core.config.js';
export {
  type ConfigClass,
  ConfigError,
  type ConfigValues,
  checkSettings,
  defineConfig,
} from './define-config.js';
export { type Setting, setting } from './setting.js';
