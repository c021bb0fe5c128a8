import type { DynamicModule } from '@nestjs/common';
import { CoreConfig } from './core.config.js';

class ConfigModule {}

/** The core settings, for every module of the process. */
export const configModule = (core: CoreConfig = new CoreConfig()): DynamicModule => ({
  module: ConfigModule,
  global: true,
  providers: [{ provide: CoreConfig, useValue: core }],
  exports: [CoreConfig],
});
