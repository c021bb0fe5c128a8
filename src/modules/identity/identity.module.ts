import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { identityContract } from './contract/index.js';
import { AuthController } from './http/auth.controller.js';
import { TokenController } from './http/token.controller.js';
import { AccessTokens } from './infra/access-tokens.js';
import { AccountEntity } from './infra/account.entity.js';
import { AccountRepository } from './infra/account.repository.js';
import { IdentityConfig } from './infra/config.js';
import { PasswordHasher } from './infra/password-hasher.js';
import { RefreshTokenEntity } from './infra/refresh-token.entity.js';
import { SessionEntity } from './infra/session.entity.js';
import { SessionRepository } from './infra/session.repository.js';
import { Sessions } from './infra/sessions.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity, RefreshTokenEntity, SessionEntity])],
  controllers: [AuthController, TokenController],
  providers: [
    AccessTokens,
    AccountRepository,
    IdentityConfig,
    PasswordHasher,
    SessionRepository,
    Sessions,
    ...useCases,
  ],
})
export class IdentityModule {
  static readonly contract = identityContract;
}
