import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { AppError } from '#shared/errors';
import { AuthenticateAccessToken, ValidateToken } from '../contract/queries.js';
import type { ValidationView } from '../contract/views.js';

@QueryHandler(ValidateToken)
export class ValidateTokenHandler implements IQueryHandler<ValidateToken> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ input: { token: accessToken } }: ValidateToken): Promise<ValidationView> {
    try {
      const found = await this.queries.execute(new AuthenticateAccessToken({ accessToken }));
      const { apiKey, expiresAt, ...session } = found;
      const { requestsPerMinute: _, ...key } = apiKey ?? { requestsPerMinute: 0 };
      return { valid: true, ...session, ...key, expiresAt: new Date(expiresAt).toISOString() };
    } catch (error) {
      if (error instanceof AppError && error.kind === 'unauthorized') return { valid: false };
      throw error;
    }
  }
}
