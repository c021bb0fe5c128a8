import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import {
  GetMyUsage,
  GetUsage,
  ListUsersUsage,
  type MyUsageView,
  type UsageView,
  type UsersUsageView,
} from '../contract/index.js';
import {
  myUsage,
  type UsageRequest,
  type UsersUsageRequest,
  usage,
  usageRequest,
  usersUsage,
  usersUsageRequest,
} from './billing.dto.js';

@ApiTags('billing')
@Controller()
@RequireUser()
export class UsageController {
  constructor(private readonly queries: QueryBus) {}

  @Get('billing/usage')
  @ApiOperation({
    summary: 'What my organisation has used of its plan',
    description:
      'Questions, rows and API calls of a month; sources, seats and storage as they are. Usage is counted from what ' +
      'happened, moments after it; `held` is what requests that are being carried out may still use.',
  })
  @Responds(200, usage)
  get(
    @Query({ schema: usageRequest }) asked: UsageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<UsageView> {
    return this.queries.execute(new GetUsage({ actor, ...asked }));
  }

  @Get('billing/usage/users')
  @RequirePermission('billing.manage')
  @ApiOperation({ summary: 'The same by user, who asked most first (admins)' })
  @Responds(200, usersUsage)
  list(
    @Query({ schema: usersUsageRequest }) asked: UsersUsageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<UsersUsageView> {
    return this.queries.execute(new ListUsersUsage({ actor, ...asked }));
  }

  @Get('users/usage')
  @ApiOperation({ summary: 'What I used of the plan of my organisation' })
  @Responds(200, myUsage)
  mine(
    @Query({ schema: usageRequest }) asked: UsageRequest,
    @CurrentActor() actor: Actor,
  ): Promise<MyUsageView> {
    return this.queries.execute(new GetMyUsage({ actor, ...asked }));
  }
}
