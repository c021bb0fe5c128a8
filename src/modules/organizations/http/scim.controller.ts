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
  CreateScimUser,
  GetScimUser,
  ListScimUsers,
  PatchScimUser,
  RemoveScimUser,
  ReplaceScimUser,
} from '../contract/index.js';
import { CurrentDirectory, type Directory } from './directory.js';
import {
  type ScimAnswer,
  type ScimPatch,
  type ScimQuery,
  type ScimUserBody,
  scimPatch,
  scimQuery,
  scimResource,
  scimUserBody,
  scimUserId,
} from './scim.dto.js';
import { answerOf, listAnswer, scim } from './scim-answers.js';
import { ScimProblemFilter } from './scim-problem.filter.js';

/** SCIM 2.0 (RFC 7644): the directory of an organisation manages its members. */
@ApiTags('scim')
@Controller('scim/v2/Users')
@Public()
@LimitRate('directories')
@UseFilters(ScimProblemFilter)
@ApiProduces(scim)
export class ScimController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Header('content-type', scim)
  @ApiOperation({
    summary: 'Members, as SCIM users, in the order in which they joined',
    description: 'With the bearer token of `POST /organizations/{id}/scim-tokens`, as every SCIM request.',
  })
  @Responds(200, scimResource)
  async list(
    @Query({ schema: scimQuery }) page: ScimQuery,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    const { total, users } = await this.queries.execute(new ListScimUsers({ ...directory, ...page }));
    return listAnswer(users.map(answerOf), { total, startIndex: page.startIndex });
  }

  @Get(':id')
  @Header('content-type', scim)
  @ApiOperation({ summary: 'One member, as a SCIM user' })
  @Responds(200, scimResource)
  async get(
    @Param('id', { schema: scimUserId }) userId: string,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.queries.execute(new GetScimUser({ ...directory, userId })));
  }

  @Post()
  @Header('content-type', scim)
  @ApiConsumes(scim)
  @ApiOperation({
    summary: 'Make somebody a member, by SCIM',
    description:
      'With the role `user`. The account of the address is taken; a new one has no password until its owner sets one.',
  })
  @Responds(201, scimResource)
  async create(
    @Body({ schema: scimUserBody }) user: ScimUserBody,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.commands.execute(new CreateScimUser({ ...directory, user })));
  }

  @Put(':id')
  @Header('content-type', scim)
  @ApiConsumes(scim)
  @ApiOperation({ summary: 'Replace what the directory says of a member' })
  @Responds(200, scimResource)
  async replace(
    @Param('id', { schema: scimUserId }) userId: string,
    @Body({ schema: scimUserBody }) user: ScimUserBody,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.commands.execute(new ReplaceScimUser({ ...directory, userId, user })));
  }

  @Patch(':id')
  @Header('content-type', scim)
  @ApiConsumes(scim)
  @ApiOperation({
    summary: 'Change what the directory says of a member',
    description:
      '`active: false` suspends: every request of the member for the organisation is refused, at once.',
  })
  @Responds(200, scimResource)
  async change(
    @Param('id', { schema: scimUserId }) userId: string,
    @Body({ schema: scimPatch }) { Operations: operations }: ScimPatch,
    @CurrentDirectory() directory: Directory,
  ): Promise<ScimAnswer> {
    return answerOf(await this.commands.execute(new PatchScimUser({ ...directory, userId, operations })));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make somebody a member no more, by SCIM', description: 'The account stays.' })
  remove(
    @Param('id', { schema: scimUserId }) userId: string,
    @CurrentDirectory() directory: Directory,
  ): Promise<void> {
    return this.commands.execute(new RemoveScimUser({ ...directory, userId }));
  }
}
