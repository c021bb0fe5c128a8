import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { governanceErrors as errors } from '../../contract/errors.js';
import { LocatePersonalDataExport } from '../../contract/gdpr.js';
import { archiveKey, PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';

@QueryHandler(LocatePersonalDataExport)
export class LocatePersonalDataExportHandler implements IQueryHandler<LocatePersonalDataExport> {
  constructor(
    private readonly exports: PersonalDataExports,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, exportId } }: LocatePersonalDataExport) {
    const { state, expiresAt, sizeBytes = 0 } = await this.exports.get(actor.userId, exportId);
    const isOver = expiresAt !== undefined && expiresAt <= this.clock.now().toISOString();
    if (state !== 'ready' || isOver) throw errors.exportNotReady({ state: isOver ? 'expired' : state });
    return { objectKey: archiveKey(exportId), sizeBytes };
  }
}
