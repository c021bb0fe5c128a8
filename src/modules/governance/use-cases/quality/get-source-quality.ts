import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Inquiries } from '#shared/messaging';
import {
  DescribeTablesOfSource,
  GetSourceQuality,
  type SourceQualityView,
} from '../../contract/quality/index.js';
import { requireQualityAdmin } from './quality-admins.js';
import { SourceQuality } from './source-quality.js';

@QueryHandler(GetSourceQuality)
export class GetSourceQualityHandler implements IQueryHandler<GetSourceQuality> {
  constructor(
    private readonly quality: SourceQuality,
    private readonly inquiries: Inquiries,
  ) {}

  async execute({ input: { actor, dataSourceId } }: GetSourceQuality): Promise<SourceQualityView> {
    requireQualityAdmin(actor);
    await this.inquiries.ask(new DescribeTablesOfSource({ actor, dataSourceId }));
    return await this.quality.of({ organizationId: actor.organizationId, dataSourceId });
  }
}
