import type { DynamicModule } from '@nestjs/common';
import { Clock, Ids, RandomIds, SystemClock } from './clock.js';

class ClockModule {}

/** The time and new ids, for every module. */
export const clockModule = (): DynamicModule => ({
  module: ClockModule,
  global: true,
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: RandomIds },
  ],
  exports: [Clock, Ids],
});
