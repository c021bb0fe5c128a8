import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  CompareSchemaVersions,
  GetSchema,
  GetSchemaVersion,
  ListSchemaVersions,
  type SchemaComparison,
  type SchemaView,
} from '../contract/index.js';
import { wholeSchema } from './introspection.dto.js';
import { dataSourceId } from './schema.dto.js';
import { type Between, between, comparison, schemaVersions, version } from './versions.dto.js';

@ApiTags('schema')
@Controller('schema/:dataSourceId')
@AllowGuests()
export class VersionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('versions')
  @ApiOperation({
    summary: 'How the tables of a data source have changed, newest first',
    description:
      'Each time that the tables were read and something was otherwise is a version; of a live database the last ' +
      'twenty are kept, of a copy as many as of its data.',
  })
  @Responds(200, schemaVersions)
  async list(@Param('dataSourceId', { schema: dataSourceId }) id: string, @CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new ListSchemaVersions({ actor, dataSourceId: id })) };
  }

  @Get('versions/:version')
  @ApiOperation({ summary: 'All tables as they were in one version' })
  @Responds(200, wholeSchema)
  async get(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @Param('version', { schema: version }) wanted: string,
    @CurrentActor() actor: Actor,
  ): Promise<SchemaView> {
    const target = { actor, dataSourceId: id };
    return wanted === 'current'
      ? await this.queries.execute(new GetSchema(target))
      : await this.queries.execute(new GetSchemaVersion({ ...target, version: wanted }));
  }

  @Get('changes')
  @ApiOperation({
    summary: 'What is otherwise in another version',
    description:
      'Tables and columns that were added, are gone, or have another type from this version to `to`.',
  })
  @Responds(200, comparison)
  async compare(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @Query({ schema: between }) { from, to }: Between,
    @CurrentActor() actor: Actor,
  ): Promise<SchemaComparison> {
    const target = { actor, dataSourceId: id };
    const { version: current } = await this.queries.execute(new GetSchema(target));
    const named = (one: string) => (one === 'current' ? current : one);
    const both = { from: named(from), to: named(to) };
    return await this.queries.execute(new CompareSchemaVersions({ ...target, ...both }));
  }
}
