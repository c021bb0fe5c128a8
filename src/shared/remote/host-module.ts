import {
  Body,
  Controller,
  type DynamicModule,
  Headers,
  HttpCode,
  Param,
  Post,
  type Type,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '#shared/auth';
import type { MessageClass, ModuleContract } from '#shared/contracts';
import { correlationId, withCorrelation } from '#shared/correlation';
import { defineErrors } from '#shared/errors';
import { Inquiries } from '#shared/messaging';
import { originHeader } from './http-transport.js';
import type { MessageTokens } from './message-tokens.js';
import { addressed } from './remote-module.js';

export const hostErrors = defineErrors('host', {
  unknownMessage: ['not-found', (d: { type: string }) => `No module here answers ${d.type}.`],
  unknownCaller: [
    'unauthorized',
    () => 'The caller is not one of our processes, or its clock differs by more than a minute.',
  ],
});

/**
 * Serves the commands and queries of these contracts to other processes of ours, and to nobody else: keep the
 * port inside the private network, the token of each message is the second lock. Messages come from the same code base and
 * were validated where they entered it, so they are not validated again.
 */
export function hostModules(contracts: readonly ModuleContract[], tokens: MessageTokens): DynamicModule {
  return { module: class HostModule {}, controllers: [controllerFor(contracts, tokens)] };
}

const byType = (messages: readonly MessageClass[]) =>
  new Map(messages.map((one) => [one.type as string, one]));

function controllerFor(contracts: readonly ModuleContract[], tokens: MessageTokens): Type {
  const commands = byType(contracts.flatMap((contract) => contract.commands));
  const queries = byType(contracts.flatMap((contract) => contract.queries));
  const answered = new Map(
    contracts.flatMap(({ module, answers = [] }) =>
      answers.map((type) => [addressed(module, type), { module, type }] as const),
    ),
  );

  @ApiExcludeController()
  @Controller('messages')
  @Public()
  class MessagesController {
    constructor(
      private readonly commandBus: CommandBus,
      private readonly queryBus: QueryBus,
      private readonly inquiries: Inquiries,
    ) {}

    @Post(':type')
    @HttpCode(200)
    async receive(
      @Param('type') type: string,
      @Headers() headers: Readonly<Record<string, string | undefined>>,
      @Body() input: object,
    ): Promise<unknown> {
      const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
      const origin = headers[originHeader] ?? '';
      if (!(await tokens.isOf(token, type, { input: input ?? {}, origin }))) throw hostErrors.unknownCaller();
      const client = origin === '' ? undefined : JSON.parse(decodeURIComponent(origin));
      return await withCorrelation(correlationId(), () => this.execute(type, input), client);
    }

    private async execute(type: string, input: object): Promise<unknown> {
      const command = commands.get(type);
      if (command) return await this.commandBus.execute(new command(input as never));
      const query = queries.get(type);
      if (query) return await this.queryBus.execute(new query(input as never));
      const inquiry = answered.get(type);
      if (inquiry) return await this.inquiries.askOne(inquiry.module, inquiry.type, input);
      throw hostErrors.unknownMessage({ type });
    }
  }
  return MessagesController;
}
