import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type DefinedTermView, DefineTerm } from '../contract/index.js';
import {
  type ChangedTerm,
  changedTerm,
  definedTerm,
  definedTermId,
  type NewTerm,
  newTerm,
} from './glossary.dto.js';

const described =
  'From then on the engine knows it in every question of your organisation about this source. A definition is ' +
  'read first: one that cannot be read is refused, with the words that were not understood.';

@ApiTags('glossary')
@Controller('metadata/glossary')
@RequirePermission('glossary.write')
export class GlossaryController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: 'Add a term', description: described })
  @Responds(201, definedTerm)
  add(@Body({ schema: newTerm }) body: NewTerm, @CurrentActor() actor: Actor): Promise<DefinedTermView> {
    return this.commands.execute(new DefineTerm({ ...body, actor }));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a term', description: described })
  @Responds(200, definedTerm)
  change(
    @Param('id', { schema: definedTermId }) id: string,
    @Body({ schema: changedTerm }) body: ChangedTerm,
    @CurrentActor() actor: Actor,
  ): Promise<DefinedTermView> {
    return this.commands.execute(new DefineTerm({ ...body, actor, termId: id }));
  }
}
