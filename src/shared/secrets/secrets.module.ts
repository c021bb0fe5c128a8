import type { DynamicModule } from '@nestjs/common';
import { Secrets } from './secrets.js';

class SecretsModule {}

export const secretsModule = (secrets: Secrets): DynamicModule => ({
  module: SecretsModule,
  global: true,
  providers: [{ provide: Secrets, useValue: secrets }],
  exports: [Secrets],
});
