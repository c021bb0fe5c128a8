import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PasskeyView } from '../contract/passkey-views.js';

/** A key that never leaves the device, or the keychain, of its owner. */
@Entity({ schema: 'identity', name: 'passkey' })
export class PasskeyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  /** The second factor that all passkeys of an account are together. */
  @Column('uuid', { name: 'factor_id' }) factorId!: string;
  /** Base64url. Unique. */
  @Column('text', { name: 'credential_id' }) credentialId!: string;
  @Column('text') name!: string;
  /** COSE. */
  @Column('bytea', { name: 'public_key' }) publicKey!: Buffer;
  /** Of the last use; a bigint, so a text. */
  @Column('bigint') counter!: string;
  @Column('jsonb') transports!: string[];
  @Column('boolean') synced!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}

export const toPasskeyView = ({ id, name, synced, createdAt, lastUsedAt }: PasskeyEntity): PasskeyView => ({
  id,
  name,
  synced,
  createdAt: createdAt.toISOString(),
  ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
});
