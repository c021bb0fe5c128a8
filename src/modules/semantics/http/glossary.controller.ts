import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetTerm, ListTerms, RemoveTerm, type TermPageView, type TermView } from '../contract/index.js';
import { type TermsPage, term, termId, termPage, termsPage } from './glossary.dto.js';

/** Terms are added and changed in `questions`, where the engine says whether it can read their definitions. */
@ApiTags('glossary')
@Controller('metadata/glossary')
@RequireUser()
export class GlossaryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The terms of my organisation, by name' })
  @Responds(200, termPage)
  list(@Query({ schema: termsPage }) page: TermsPage, @CurrentActor() actor: Actor): Promise<TermPageView> {
    return this.queries.execute(new ListTerms({ ...page, actor }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One term' })
  @Responds(200, term)
  get(@Param('id', { schema: termId }) id: string, @CurrentActor() actor: Actor): Promise<TermView> {
    return this.queries.execute(new GetTerm({ actor, termId: id }));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('glossary.write')
  @ApiOperation({ summary: 'Remove a term', description: 'Its words mean what they meant without it.' })
  remove(@Param('id', { schema: termId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new RemoveTerm({ actor, termId: id }));
  }
}
