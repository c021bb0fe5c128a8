import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import { OperatorsConfig } from './config.js';

export const operatorsErrors = defineErrors('operators', {
  notOperator: [
    'forbidden',
    () => 'Only operators of this server may do this: those whose user ids are listed in OPERATOR_USER_IDS.',
  ],
});

/** The people who run the server. An admin of an organisation is none: what they see concerns every tenant. */
@Injectable()
export class Operators {
  constructor(private readonly config: OperatorsConfig) {}

  require(actor: Actor): void {
    const isOperator = actor.kind === 'user' && this.config.operatorUserIds.includes(actor.userId);
    if (!isOperator && actor.kind !== 'system') throw operatorsErrors.notOperator();
  }
}
