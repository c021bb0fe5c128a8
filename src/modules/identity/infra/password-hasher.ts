import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';
import { normalizePassword } from '../domain/password-policy.js';

/** OWASP's first choice for Argon2id (the package's default algorithm): 19 MiB, two passes, one lane. */
const parameters: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class PasswordHasher {
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(normalizePassword(password), parameters);
  }

  /** Takes as long for somebody unknown, so that time does not tell which addresses have an account. */
  async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
    this.decoy ??= this.hash(randomBytes(16).toString('hex'));
    const matches = await verify(passwordHash ?? (await this.decoy), normalizePassword(password));
    return matches && passwordHash !== undefined;
  }
}
