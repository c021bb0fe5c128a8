import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One sign-in, with every token that descends from it. */
@Entity({ schema: 'identity', name: 'session' })
export class SessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  /** As `addressKey` has it. */
  @Column('text') address!: string;
  @Column('text', { name: 'user_agent' }) userAgent!: string;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at' }) lastUsedAt!: Date;
  /** Whether one was shown. */
  @Column('boolean', { name: 'second_factor' }) secondFactor!: boolean;
  /** When its owner last proved to be there. */
  @Column('timestamptz', { name: 'confirmed_at' }) confirmedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
