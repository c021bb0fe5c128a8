import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Secrets } from '#shared/secrets';
import { DataSourceRepository } from '../infra/data-source.repository.js';

/** After the key was changed: every password is sealed with the new one, and the old one can be forgotten. */
@Injectable()
export class SealAnew implements OnApplicationBootstrap {
  private readonly log = new Logger(SealAnew.name);

  constructor(
    private readonly secrets: Secrets,
    private readonly sources: DataSourceRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.secrets.previousEncryptionKey) return;
    const sealed = await this.sources.sealedPasswords();
    for (const { id, sealedPassword } of sealed)
      await this.sources.sealAnew(id, sealedPassword, this.secrets.seal(this.open(id, sealedPassword), id));
    this.log.log(`${sealed.length} passwords of data sources are sealed with the new key.`);
  }

  private open(id: string, sealed: string): string {
    try {
      return this.secrets.unseal(sealed, id);
    } catch {
      throw new Error(
        `The password of data source ${id} opens with neither ENCRYPTION_KEY nor ENCRYPTION_KEY_PREVIOUS. Nothing was forgotten: start with the keys that it was sealed with.`,
      );
    }
  }
}
