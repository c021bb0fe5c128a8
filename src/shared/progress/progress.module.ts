import type { DynamicModule } from '@nestjs/common';
import { Progress, SilentProgress } from './progress.js';

class ProgressModule {}

/** `Progress`, for every module of the process. */
export const progressModule = (progress: Progress = new SilentProgress()): DynamicModule => ({
  module: ProgressModule,
  global: true,
  providers: [{ provide: Progress, useValue: progress }],
  exports: [Progress],
});
