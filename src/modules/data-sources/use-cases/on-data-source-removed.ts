import { CommandBus } from '@nestjs/cqrs';
import { RemoveQualityOfSource, RemoveRowPoliciesOfSource } from '#modules/governance';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { DataSourceRemoved } from '../contract/index.js';

/** Row policies and data quality rules go with their source. Governance is below this module and cannot hear of it. */
@Subscriber({ event: DataSourceRemoved, name: 'data-sources.on-data-source-removed' })
export class OnDataSourceRemoved implements Subscribes<DataSourceRemoved> {
  constructor(private readonly commands: CommandBus) {}

  async handle({ input: { organizationId, dataSourceId } }: DataSourceRemoved): Promise<void> {
    await this.commands.execute(new RemoveRowPoliciesOfSource({ organizationId, dataSourceId }));
    await this.commands.execute(new RemoveQualityOfSource({ organizationId, dataSourceId }));
  }
}
