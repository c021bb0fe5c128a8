import type { DynamicModule } from '@nestjs/common';
import { OperatorsConfig } from './config.js';
import { Operators } from './operators.js';

class OperatorsModule {}

export const operatorsModule = (): DynamicModule => ({
  module: OperatorsModule,
  global: true,
  providers: [Operators, OperatorsConfig],
  exports: [Operators],
});
