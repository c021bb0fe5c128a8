import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '#shared/clock';
import { identityErrors as errors } from '../contract/errors.js';
import type { SamlConnectionView } from '../contract/saml-views.js';
import { SamlConnectionEntity } from './saml-connection.entity.js';
import { SamlServiceProvider } from './saml-service-provider.js';

@Injectable()
export class SamlConnections {
  constructor(
    @InjectRepository(SamlConnectionEntity) private readonly rows: Repository<SamlConnectionEntity>,
    private readonly party: SamlServiceProvider,
    private readonly clock: Clock,
  ) {}

  async get(organizationId: string): Promise<SamlConnectionEntity> {
    const connection = await this.rows.findOneBy({ organizationId });
    if (!connection) throw errors.samlNotConfigured();
    return connection;
  }

  async set(connection: Omit<SamlConnectionEntity, 'updatedAt'>): Promise<SamlConnectionView> {
    const row = { ...connection, updatedAt: this.clock.now() };
    await this.rows.upsert(row, ['organizationId']);
    return this.toView(row);
  }

  async remove(organizationId: string): Promise<void> {
    const removed = await this.rows.delete({ organizationId });
    if (!removed.affected) throw errors.samlNotConfigured();
  }

  toView(row: SamlConnectionEntity): SamlConnectionView {
    const { organizationId, allowsIdpInitiated, provisions } = row;
    const { entityId, consumerUrl } = this.party.addresses(organizationId);
    return {
      organizationId,
      identityProvider: { entityId: row.idpEntityId, ssoUrl: row.ssoUrl, certificates: row.certificates },
      allowsIdpInitiated,
      provisions,
      serviceProvider: { entityId, assertionConsumerServiceUrl: consumerUrl, metadataUrl: entityId },
      updatedAt: row.updatedAt.toISOString(),
    };
  }
}
