import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often somebody was wrong lately. */
@Entity({ schema: 'identity', name: 'failed_sign_in' })
export class FailedSignInEntity {
  /** SHA-256 of what is counted. */
  @PrimaryColumn('bytea') bucket!: Buffer;
  @Column('integer') failures!: number;
  @Column('timestamptz', { name: 'last_at' }) lastAt!: Date;
}
