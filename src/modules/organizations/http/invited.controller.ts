import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmAddress, RegisterUser, type SessionView } from '#modules/identity';
import { CurrentActor, CurrentClient, Public, RequireSession } from '#shared/auth';
import type { Actor, Client } from '#shared/contracts';
import { Responds } from '#shared/http';
import { LimitRate } from '#shared/rate-limits';
import { AcceptInvitation, GetInvitedAddress, type OrganizationView } from '../contract/index.js';
import {
  type Acceptance,
  type AcceptanceWithAccount,
  acceptance,
  acceptanceWithAccount,
  newSession,
} from './invitations.dto.js';
import { organization } from './organizations.dto.js';

@ApiTags('organizations')
@Controller('invitations')
export class InvitedController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('accept')
  @RequireSession()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Accept an invitation',
    description: 'With the account whose address it was sent to.',
  })
  @Responds(200, organization)
  accept(
    @Body({ schema: acceptance }) { token }: Acceptance,
    @CurrentActor() { userId }: Actor,
  ): Promise<OrganizationView> {
    return this.join(userId, token);
  }

  @Post('register')
  @Public()
  @LimitRate('credentials')
  @ApiOperation({
    summary: 'Make an account, sign in and accept an invitation',
    description: 'The account has the address that the invitation was sent to.',
  })
  @Responds(201, newSession, { secret: true })
  async register(
    @Body({ schema: acceptanceWithAccount }) { token, password, name }: AcceptanceWithAccount,
    @CurrentClient() client: Client,
  ): Promise<SessionView> {
    const { email } = await this.queries.execute(new GetInvitedAddress({ token }));
    const account = { email, password, client, ...(name !== undefined && { name }) };
    const session = await this.commands.execute(new RegisterUser(account));
    await this.join(session.user.id, token);
    return session;
  }

  /** Whoever has the token reads the mailbox. */
  private async join(userId: string, token: string): Promise<OrganizationView> {
    const organization = await this.commands.execute(new AcceptInvitation({ userId, token }));
    await this.commands.execute(new ConfirmAddress({ userId }));
    return organization;
  }
}
