import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { semanticsContract } from './contract/index.js';
import { GlossaryController } from './http/glossary.controller.js';
import { TermEntity } from './infra/term.entity.js';
import { TermRepository } from './infra/term.repository.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([TermEntity])],
  controllers: [GlossaryController],
  providers: [...useCases, TermRepository],
})
export class SemanticsModule {
  static readonly contract = semanticsContract;
}
