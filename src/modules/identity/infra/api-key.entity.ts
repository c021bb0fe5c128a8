import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from '#shared/contracts';
import type { ApiKeyView } from '../contract/views.js';

/** Lets a machine do some of what its owner may do, in one organisation. */
@Entity({ schema: 'identity', name: 'api_key' })
export class ApiKeyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text') name!: string;
  /** How it begins. */
  @Column('text') prefix!: string;
  /** SHA-256 of the key; the key itself is nowhere but with its holder. */
  @Column('bytea') hash!: Buffer;
  @Column('text', { array: true }) scopes!: Scope[];
  @Column('integer', { name: 'requests_per_minute' }) requestsPerMinute!: number;
  /** Whether somebody had shown one when it was made. */
  @Column('boolean', { name: 'second_factor' }) secondFactor!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

export const toApiKeyView = (key: ApiKeyEntity): ApiKeyView => ({
  id: key.id,
  name: key.name,
  organizationId: key.organizationId,
  prefix: key.prefix,
  scopes: key.scopes,
  requestsPerMinute: key.requestsPerMinute,
  secondFactor: key.secondFactor,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt.toISOString(),
  ...(key.lastUsedAt && { lastUsedAt: key.lastUsedAt.toISOString() }),
});
