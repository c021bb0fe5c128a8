import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  UseFilters,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '#shared/auth';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import {
  CreateScimGroup,
  GetScimGroup,
  ListScimGroups,
  PatchScimGroup,
  RemoveScimGroup,
  ReplaceScimGroup,
} from '../contract/index.js';
import { CurrentDirectory, type Directory } from './directory.js';
import {
  type ScimAnswer,
  type ScimGroupBody,
  type ScimGroupsQuery,
  type ScimPatch,
  scimGroupBody,
  scimGroupId,
  scimGroupsQuery,
  scimPatch,
  scimResource,
} from './scim.dto.js';
import { answerOf, listAnswer, scim } from './scim-answers.js';
import { ScimProblemFilter } from './scim-problem.filter.js';

/** SCIM 2.0 (RFC 7644): the directory of an organisation manages its teams. */
@ApiTags('scim')
@Controller('scim/v2/Groups')
@Public()
@LimitRate('directories')
@UseFilters(ScimProblemFilter)
@ApiProduces(scim)
export class ScimGroupsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Header('content-type', scim)
  @ApiOperation({
    summary: 'Teams, as SCIM groups, the oldest first',
    description: 'With the bearer token of `POST /organizations/{id}/scim-tokens`, as every SCIM request.',
  })
  @Responds(200, scimResource)
  async list(
    @Query({ schema: scimGroupsQuery }) { excludedAttributes, ...page }: ScimGroupsQuery,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    const { total, groups } = await this.queries.execute(new ListScimGroups({ ...directory, ...page }));
    return listAnswer(
      groups.map(answerOf).map(excludedAttributes === 'members' ? withoutMembers : (one) => one),
      { total, startIndex: page.startIndex },
    );
  }

  @Get(':id')
  @Header('content-type', scim)
  @ApiOperation({ summary: 'One team, as a SCIM group' })
  @Responds(200, scimResource)
  async get(
    @Param('id', { schema: scimGroupId }) groupId: string,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.queries.execute(new GetScimGroup({ ...directory, groupId })));
  }

  @Post()
  @Header('content-type', scim)
  @ApiConsumes(scim)
  @ApiOperation({
    summary: 'Make a team, by SCIM',
    description: 'Whoever is in it is a user of the organisation already.',
  })
  @Responds(201, scimResource)
  async create(
    @Body({ schema: scimGroupBody }) group: ScimGroupBody,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.commands.execute(new CreateScimGroup({ ...directory, group })));
  }

  @Put(':id')
  @Header('content-type', scim)
  @ApiConsumes(scim)
  @ApiOperation({ summary: 'Replace the name and the members of a team' })
  @Responds(200, scimResource)
  async replace(
    @Param('id', { schema: scimGroupId }) groupId: string,
    @Body({ schema: scimGroupBody }) group: ScimGroupBody,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.commands.execute(new ReplaceScimGroup({ ...directory, groupId, group })));
  }

  @Patch(':id')
  @Header('content-type', scim)
  @ApiConsumes(scim)
  @ApiOperation({
    summary: 'Change the name or the members of a team',
    description: 'Members are added and removed one by one or many at once.',
  })
  @Responds(200, scimResource)
  async change(
    @Param('id', { schema: scimGroupId }) groupId: string,
    @Body({ schema: scimPatch }) { Operations: operations }: ScimPatch,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.commands.execute(new PatchScimGroup({ ...directory, groupId, operations })));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a team, by SCIM', description: 'Its members stay.' })
  remove(
    @Param('id', { schema: scimGroupId }) groupId: string,
    @CurrentDirectory() directory: Directory,
  ): Promise<void> {
    return this.commands.execute(new RemoveScimGroup({ ...directory, groupId }));
  }
}

const withoutMembers = ({ members: _, ...rest }: ScimAnswer): ScimAnswer => rest;
