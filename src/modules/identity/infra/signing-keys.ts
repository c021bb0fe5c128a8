import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Secrets } from '#shared/secrets';
import { acceptedKeys, currentKey } from '../domain/signing-keys.js';
import { thumbprint } from './key-pair.js';
import { SigningKeyRepository } from './signing-key.repository.js';

interface LoadedKey {
  readonly id: string;
  readonly signsFrom: Date;
  readonly publicKey: KeyObject;
  /** Opened when it is its turn. */
  readonly privateKey: () => KeyObject;
}

interface Loaded {
  readonly keys: readonly LoadedKey[];
  readonly at: number;
}

/** How long a change that another replica made may go unnoticed; new keys sign later than that. */
const reloadAfterMs = 30_000;
/** Tokens with keys that nobody knows must not make us ask the database each time. */
const askAgainAfterMs = 250;

/** The keys of all replicas: kept in the database, remembered here. */
@Injectable()
export class SigningKeys {
  private loaded: Loaded | undefined;
  private loading: Promise<Loaded> | undefined;

  constructor(
    private readonly rows: SigningKeyRepository,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** The one that signs now. */
  async current(): Promise<{ readonly id: string; readonly privateKey: KeyObject }> {
    const key = currentKey(await this.known(reloadAfterMs), this.clock.now());
    if (!key) throw new Error('No key signs yet: does the clock of this machine go wrong?');
    return { id: key.id, privateKey: key.privateKey() };
  }

  /** A key that this replica has not heard of may have been made by another one. */
  async find(id: string, lifetimeSeconds: number): Promise<KeyObject | undefined> {
    for (const maxAge of [reloadAfterMs, askAgainAfterMs]) {
      const now = this.clock.now();
      const keys = acceptedKeys(await this.known(maxAge), { now, lifetimeSeconds });
      const found = keys.find((key) => key.id === id);
      if (found) return found.publicKey;
    }
    return undefined;
  }

  async accepted(lifetimeSeconds: number): Promise<readonly LoadedKey[]> {
    return acceptedKeys(await this.known(reloadAfterMs), { now: this.clock.now(), lifetimeSeconds });
  }

  /** After a change of our own. */
  forget(): void {
    this.loaded = undefined;
  }

  private async known(maxAgeMs: number): Promise<readonly LoadedKey[]> {
    if (this.loaded && performance.now() - this.loaded.at < maxAgeMs) return this.loaded.keys;
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    this.loaded = await this.loading;
    return this.loaded.keys;
  }

  private async load(): Promise<Loaded> {
    if (!this.loaded) await this.addGiven();
    const rows = await this.rows.all();
    const keys = rows.map((row) => {
      let opened: KeyObject | undefined;
      const privateKey = () => {
        opened ??= createPrivateKey(this.rows.privateKeyOf(row));
        return opened;
      };
      return { id: row.id, signsFrom: row.signsFrom, publicKey: createPublicKey(row.publicKey), privateKey };
    });
    return { keys, at: performance.now() };
  }

  /** The key of the settings, or of the data folder, signs from its first start on; a new one takes over. */
  private async addGiven(): Promise<void> {
    const { jwtPrivateKey: privateKey, jwtPublicKey: publicKey } = this.secrets;
    await this.rows.add({ id: thumbprint(publicKey), privateKey, publicKey }, this.clock.now());
  }
}
