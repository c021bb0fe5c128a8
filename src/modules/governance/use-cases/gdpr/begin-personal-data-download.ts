import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { governanceErrors as errors } from '../../contract/errors.js';
import { BeginPersonalDataDownload } from '../../contract/gdpr.js';
import { PersonalDataExportDownloaded } from '../../contract/gdpr-events.js';
import { archiveKey, PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';

@CommandHandler(BeginPersonalDataDownload)
export class BeginPersonalDataDownloadHandler implements ICommandHandler<BeginPersonalDataDownload> {
  constructor(
    private readonly exports: PersonalDataExports,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, exportId } }: BeginPersonalDataDownload) {
    const { userId } = actor;
    const { state, expiresAt, sizeBytes = 0 } = await this.exports.get(userId, exportId);
    const isOver = expiresAt !== undefined && expiresAt <= this.clock.now().toISOString();
    if (state !== 'ready' || isOver) throw errors.exportNotReady({ state: isOver ? 'expired' : state });
    await this.database.transaction((tx) =>
      this.outbox.add(new PersonalDataExportDownloaded({ userId, exportId }), tx),
    );
    return { objectKey: archiveKey(exportId), sizeBytes };
  }
}
