import { Module } from '@nestjs/common';
import { chartsContract } from './contract/index.js';
import { VisualizationsController } from './http/visualizations.controller.js';
import { ChartsConfig } from './infra/config.js';
import { Drawings } from './infra/drawings.js';
import { useCases } from './use-cases/index.js';

@Module({
  controllers: [VisualizationsController],
  providers: [ChartsConfig, Drawings, ...useCases],
})
export class ChartsModule {
  static readonly contract = chartsContract;
}
