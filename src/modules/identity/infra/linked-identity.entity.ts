import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account at a provider that its owner signs in here with. */
@Entity({ schema: 'identity', name: 'linked_identity' })
export class LinkedIdentityEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  /** Whose word it is. Unique with the subject, and with the account. */
  @Column('text') issuer!: string;
  @Column('text') subject!: string;
  /** As the provider had it when they were linked. */
  @Column('text', { nullable: true }) email!: string | null;
  @Column('timestamptz', { name: 'linked_at' }) linkedAt!: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}
