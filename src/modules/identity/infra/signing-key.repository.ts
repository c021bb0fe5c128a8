import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Secrets } from '#shared/secrets';
import { SigningKeyEntity } from './signing-key.entity.js';

export interface KeyPair {
  readonly id: string;
  /** PEM. */
  readonly privateKey: string;
  readonly publicKey: string;
}

const sealedFor = (id: string) => `signing key ${id}`;

@Injectable()
export class SigningKeyRepository {
  constructor(
    @InjectRepository(SigningKeyEntity) private readonly rows: Repository<SigningKeyEntity>,
    private readonly secrets: Secrets,
  ) {}

  all(): Promise<SigningKeyEntity[]> {
    return this.rows.find();
  }

  /** One that is known keeps its turn. */
  async add({ id, privateKey, publicKey }: KeyPair, signsFrom: Date): Promise<void> {
    const sealedPrivateKey = this.secrets.seal(privateKey, sealedFor(id));
    await this.rows
      .createQueryBuilder()
      .insert()
      .values({ id, publicKey, sealedPrivateKey, signsFrom })
      .orIgnore()
      .execute();
  }

  privateKeyOf({ id, sealedPrivateKey }: SigningKeyEntity): string {
    try {
      return this.secrets.unseal(sealedPrivateKey, sealedFor(id));
    } catch {
      throw new Error(
        `The signing key ${id} does not open with ENCRYPTION_KEY: start with the one it was sealed with, the same for all replicas.`,
      );
    }
  }

  /** After ENCRYPTION_KEY was changed. */
  async sealAnew(key: SigningKeyEntity): Promise<void> {
    const sealedPrivateKey = this.secrets.seal(this.privateKeyOf(key), sealedFor(key.id));
    await this.rows.update({ id: key.id }, { sealedPrivateKey });
  }
}
