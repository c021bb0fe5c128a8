import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'refresh_token' })
export class RefreshTokenEntity {
  /** SHA-256 of the token; the token itself is nowhere but with its holder. */
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  /** When it was traded for its successor. */
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}
