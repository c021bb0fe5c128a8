import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AboutAccount, CurrentActor, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { GetProcessingRegister } from '../../contract/index.js';
import { processingRegister } from './register.dto.js';

@ApiTags('governance')
@Controller('governance/gdpr/register')
export class ProcessingRegisterController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequireUser()
  @AboutAccount()
  @ApiOperation({
    summary: 'The register of processing: which personal data is kept, why, and for how long',
    description: 'Every module declares what it keeps; the same is in docs/personal-data.md.',
  })
  @Responds(200, processingRegister)
  async get(@CurrentActor() actor: Actor) {
    return { items: await this.queries.execute(new GetProcessingRegister({ actor })) };
  }
}
