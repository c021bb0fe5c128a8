import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Options } from '@node-rs/argon2';
import { normalizePassword } from '../domain/password-policy.js';

/** OWASP's first choice for Argon2id (the package's default algorithm): 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options;
const current = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;

/** Loaded when the first password comes. */
const argon2 = () => import('@node-rs/argon2');

@Injectable()
export class PasswordHasher {
  private decoy: Promise<string> | undefined;

  async hash(password: string): Promise<string> {
    return (await argon2()).hash(normalizePassword(password), parameters);
  }

  /** Made with parameters that are not those of today. */
  isOutdated(passwordHash: string): boolean {
    return !passwordHash.startsWith(current);
  }

  /** Takes as long for somebody unknown, so that time does not tell which addresses have an account. */
  async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
    this.decoy ??= this.hash(randomBytes(16).toString('hex'));
    const { verify } = await argon2();
    const matches = await verify(passwordHash ?? (await this.decoy), normalizePassword(password));
    return matches && passwordHash !== undefined;
  }
}
