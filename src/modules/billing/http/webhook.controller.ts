import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '#shared/auth';
import { KeepRawBody } from '#shared/http';
import { TakeStripeEvent } from '../contract/index.js';
import { stripeEvent } from './payments.dto.js';

@ApiTags('billing')
@Controller('billing/webhook')
@Public()
export class WebhookController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(204)
  @KeepRawBody()
  @ApiOperation({
    summary: 'For Stripe: something changed',
    description:
      'Signed over the bytes of the body (`Stripe-Signature`). The same event again changes nothing; a 503 asks Stripe to send it again.',
  })
  @ApiNoContentResponse({ description: 'Taken in, or nothing to do.' })
  async take(
    @Req() { rawBody }: FastifyRequest,
    @Headers('stripe-signature') signature: string | undefined,
    @Body({ schema: stripeEvent }) _event: unknown,
  ): Promise<void> {
    const body = rawBody?.toString() ?? '';
    await this.commands.execute(new TakeStripeEvent({ body, signature: signature ?? '' }));
  }
}
