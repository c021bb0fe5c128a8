import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { GetSchema } from '#modules/catalog';
import { builtinDataSourceId } from '#modules/data-sources';
import { AllowGuests, CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type Dataset, dataset, metadata } from './census.dto.js';

@ApiTags('census')
@Controller('data/metadata')
@AllowGuests()
export class MetadataController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':dataset')
  @ApiOperation({
    summary: 'What the built-in data is, and where it comes from',
    description: 'Every table and column with its label, unit, source, vintage and licence.',
  })
  @Responds(200, metadata)
  async get(@Param('dataset', { schema: dataset }) name: Dataset, @CurrentActor() actor: Actor) {
    const schema = await this.queries.execute(new GetSchema({ actor, dataSourceId: builtinDataSourceId }));
    return { dataset: name, ...schema };
  }
}
