import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Secrets } from '#shared/secrets';
import { SecondFactors } from '../infra/second-factors.js';
import { SigningKeyRepository } from '../infra/signing-key.repository.js';

/** After the encryption key was changed: everything is sealed with the new one, and the old one can be forgotten. */
@Injectable()
export class SealAnew implements OnApplicationBootstrap {
  private readonly log = new Logger(SealAnew.name);

  constructor(
    private readonly secrets: Secrets,
    private readonly signingKeys: SigningKeyRepository,
    private readonly factors: SecondFactors,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.secrets.previousEncryptionKey) return;
    const keys = await this.signingKeys.all();
    for (const key of keys) await this.signingKeys.sealAnew(key);
    const factors = await this.factors.sealAnew();
    this.log.log(`${keys.length} signing keys and ${factors} second factors are sealed with the new key.`);
  }
}
