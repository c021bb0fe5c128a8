import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { catalogErrors, GetSchema, type SchemaView } from '../contract/index.js';
import { dataSourceId, tableDetail, tableList, tableName } from './schema.dto.js';

@ApiTags('schema')
@Controller('schema/:dataSourceId/tables')
@AllowGuests()
export class SchemaController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'The tables of a data source',
    description: 'Of the version that answers now, with how many rows and columns each has.',
  })
  @Responds(200, tableList)
  async list(@Param('dataSourceId', { schema: dataSourceId }) id: string, @CurrentActor() actor: Actor) {
    const { tables, version, modelVersion } = await this.schema(actor, id);
    const items = tables.map((table) => ({ ...table, columnCount: table.columns.length }));
    return { dataSourceId: id, version, modelVersion, items };
  }

  @Get(':table')
  @ApiOperation({
    summary: 'One table with its columns and keys',
    description:
      'What each column means, what may be calculated with it, its range and most frequent values.',
  })
  @Responds(200, tableDetail)
  async get(
    @Param('dataSourceId', { schema: dataSourceId }) id: string,
    @Param('table', { schema: tableName }) name: string,
    @CurrentActor() actor: Actor,
  ) {
    const { tables, foreignKeys } = await this.schema(actor, id);
    const table = tables.find((one) => one.name === name);
    if (!table) throw catalogErrors.tableNotFound({ table: name });
    return {
      ...table,
      foreignKeys: foreignKeys.filter((key) => key.table === name),
      referencedBy: foreignKeys.filter(({ references }) => references.table === name),
    };
  }

  private schema(actor: Actor, id: string): Promise<SchemaView> {
    return this.queries.execute(new GetSchema({ actor, dataSourceId: id }));
  }
}
