import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#shared/auth';
import { Responds } from '#shared/http';
import { ListPublicKeys } from '../contract/index.js';
import { type KeySet, keySet } from './session.dto.js';

@ApiTags('auth')
@Controller('.well-known')
export class KeySetController {
  constructor(private readonly queries: QueryBus) {}

  @Get('jwks.json')
  @Public()
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({
    summary: 'The public keys of access tokens (RFC 7517)',
    description:
      'A key is here before its first token and until after its last. Look again when a `kid` is not here.',
  })
  @Responds(200, keySet)
  async read(): Promise<KeySet> {
    return { keys: [...(await this.queries.execute(new ListPublicKeys()))] };
  }
}
