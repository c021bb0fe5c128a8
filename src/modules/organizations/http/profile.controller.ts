import { Body, Controller, Get, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AboutAccount, CurrentActor } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { ChangeProfile, GetProfile, type ProfileView } from '../contract/index.js';
import { type ProfileChange, profile, profileChange } from './profile.dto.js';

@ApiTags('organizations')
@Controller('users/profile')
@AboutAccount()
export class ProfileController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'My profile',
    description: 'With an `ETag`: ask with `If-None-Match` for what is new.',
  })
  @Responds(200, profile)
  get(@CurrentActor() { userId }: Actor): Promise<ProfileView> {
    return this.queries.execute(new GetProfile({ userId }));
  }

  @Patch()
  @ApiOperation({
    summary: 'Change my profile',
    description: 'What is left out stays; `preferences` and `privacy` are each replaced as a whole.',
  })
  @Responds(200, profile)
  change(
    @Body({ schema: profileChange }) body: ProfileChange,
    @CurrentActor() { userId }: Actor,
  ): Promise<ProfileView> {
    return this.commands.execute(new ChangeProfile({ userId, ...body }));
  }
}
