import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { personalDataProviders } from '#shared/personal-data';
import { semanticsContract } from './contract/index.js';
import { semanticsPersonalData } from './contract/personal-data.js';
import { GlossaryController } from './http/glossary.controller.js';
import { TermEntity } from './infra/term.entity.js';
import { TermRepository } from './infra/term.repository.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([TermEntity])],
  controllers: [GlossaryController],
  providers: [...personalDataProviders(semanticsPersonalData), ...useCases, TermRepository],
})
export class SemanticsModule {
  static readonly contract = semanticsContract;
}
