import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Signs access tokens until the next one does. */
@Entity({ schema: 'identity', name: 'signing_key' })
export class SigningKeyEntity {
  /** RFC 7638 thumbprint. */
  @PrimaryColumn('text') id!: string;
  /** PEM (SPKI). */
  @Column('text', { name: 'public_key' }) publicKey!: string;
  /** PEM (PKCS#8), sealed. */
  @Column('text', { name: 'sealed_private_key' }) sealedPrivateKey!: string;
  @Column('timestamptz', { name: 'signs_from' }) signsFrom!: Date;
}
