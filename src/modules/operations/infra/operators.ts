import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { operationsErrors as errors } from '../contract/index.js';
import { OperationsConfig } from './config.js';

/** The people who run the server. An admin of an organisation is none: what they see concerns every tenant. */
@Injectable()
export class Operators {
  constructor(private readonly config: OperationsConfig) {}

  require(actor: Actor): void {
    const isOperator = actor.kind === 'user' && this.config.operatorUserIds.includes(actor.userId);
    if (!isOperator && actor.kind !== 'system') throw errors.notOperator();
  }
}
