import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListSecondFactors } from '../contract/mfa-messages.js';
import { RecoveryCodes } from '../infra/recovery-codes.js';
import { SecondFactors } from '../infra/second-factors.js';

@QueryHandler(ListSecondFactors)
export class ListSecondFactorsHandler implements IQueryHandler<ListSecondFactors> {
  constructor(
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  async execute({ input: { actor } }: ListSecondFactors) {
    const factors = (await this.factors.of(actor.userId)).map(({ kind, phone, createdAt, lastUsedAt }) => ({
      kind,
      ...(phone !== null && { phone }),
      createdAt: createdAt.toISOString(),
      ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
    }));
    return { factors, recoveryCodesLeft: await this.recoveryCodes.left(actor.userId) };
  }
}
