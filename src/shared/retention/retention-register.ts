import type { DynamicModule } from '@nestjs/common';
import type { ModuleClass, Retention } from '#shared/contracts';

/** What every module of the system does not keep forever, whether it runs here or elsewhere. */
export class RetentionRegister {
  constructor(readonly modules: readonly Retention[]) {}
}

class RetentionModule {}

export const retentionModule = (all: readonly ModuleClass[]): DynamicModule => ({
  module: RetentionModule,
  global: true,
  providers: [
    {
      provide: RetentionRegister,
      useValue: new RetentionRegister(all.flatMap(({ contract }) => contract.retention ?? [])),
    },
  ],
  exports: [RetentionRegister],
});
