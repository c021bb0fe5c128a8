import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type EntityDetails, GetEntity } from '../../contract/entities/index.js';
import { goldenRecord } from '../../domain/entities/golden-record.js';
import { requireEntityAdmin } from './entity-admins.js';
import { EntityStore } from './entity-store.js';
import { ShownRecords } from './shown-records.js';

@QueryHandler(GetEntity)
export class GetEntityHandler implements IQueryHandler<GetEntity> {
  constructor(
    private readonly store: EntityStore,
    private readonly shown: ShownRecords,
  ) {}

  async execute({ input: { actor, resolutionId, entityId } }: GetEntity): Promise<EntityDetails> {
    requireEntityAdmin(actor);
    const spec = await this.store.resolutions.get(actor.organizationId, resolutionId);
    const { id, records } = await this.store.entities.get(resolutionId, entityId);
    const shown = records.map(await this.shown.of(actor, spec, records));
    const values = shown.flatMap((one) => (one.values ? [one.values] : []));
    return { id, records: shown, golden: goldenRecord(values, spec) };
  }
}
