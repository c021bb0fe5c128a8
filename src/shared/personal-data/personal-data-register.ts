import type { DynamicModule } from '@nestjs/common';
import type { ModuleClass, PersonalData } from '#shared/contracts';

/** What every module of the system says of people, whether it runs here or elsewhere; by name. */
export class PersonalDataRegister {
  constructor(readonly modules: readonly PersonalData[]) {}
}

class PersonalDataModule {}

export const registerOf = (all: readonly Pick<ModuleClass, 'contract'>[]): PersonalDataRegister =>
  new PersonalDataRegister(
    all
      .flatMap(({ contract }) => contract.personalData ?? [])
      .toSorted((one, other) => one.module.localeCompare(other.module)),
  );

export const personalDataModule = (all: readonly ModuleClass[]): DynamicModule => ({
  module: PersonalDataModule,
  global: true,
  providers: [{ provide: PersonalDataRegister, useValue: registerOf(all) }],
  exports: [PersonalDataRegister],
});
