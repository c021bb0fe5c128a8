import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Secrets } from '#shared/secrets';
import { SigningKeyRepository } from '../infra/signing-key.repository.js';

/** After the encryption key was changed: everything is sealed with the new one, and the old one can be forgotten. */
@Injectable()
export class SealAnew implements OnApplicationBootstrap {
  private readonly log = new Logger(SealAnew.name);

  constructor(
    private readonly secrets: Secrets,
    private readonly signingKeys: SigningKeyRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.secrets.previousEncryptionKey) return;
    const keys = await this.signingKeys.all();
    for (const key of keys) await this.signingKeys.sealAnew(key);
    this.log.log(`${keys.length} signing keys are sealed with the new key.`);
  }
}
