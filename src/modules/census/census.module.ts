import { Module } from '@nestjs/common';
import { censusContract } from './contract/index.js';
import { BoundariesController } from './http/boundaries.controller.js';
import { MetadataController } from './http/metadata.controller.js';
import { BuiltinData } from './infra/builtin-data.js';
import { useCases } from './use-cases/index.js';

@Module({
  controllers: [BoundariesController, MetadataController],
  providers: [BuiltinData, ...useCases],
})
export class CensusModule {
  static readonly contract = censusContract;
}
