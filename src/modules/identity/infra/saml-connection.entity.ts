import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The identity provider whose word counts for one organisation. */
@Entity({ schema: 'identity', name: 'saml_connection' })
export class SamlConnectionEntity {
  /** Of `organizations`: an id, never a relation. */
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text', { name: 'idp_entity_id' }) idpEntityId!: string;
  @Column('text', { name: 'sso_url' }) ssoUrl!: string;
  /** PEM. */
  @Column('jsonb') certificates!: string[];
  @Column('boolean', { name: 'allows_idp_initiated' }) allowsIdpInitiated!: boolean;
  @Column('boolean') provisions!: boolean;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
