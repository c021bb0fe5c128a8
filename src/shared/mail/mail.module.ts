import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { CoreConfig } from '#shared/config';
import { MailConfig } from './config.js';
import { FolderMailer } from './folder-mailer.js';
import { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

class MailModule {}

/** Mail for every module: through SMTP when `SMTP_URL` is set, otherwise to files in the data folder. */
export const mailModule = (): DynamicModule => ({
  module: MailModule,
  global: true,
  providers: [
    MailConfig,
    {
      provide: Mailer,
      inject: [MailConfig, CoreConfig],
      useFactory: ({ smtpUrl, from }: MailConfig, { dataFolder }: CoreConfig): Mailer =>
        smtpUrl ? new SmtpMailer(smtpUrl, from) : new FolderMailer(join(dataFolder, 'outbox'), from),
    },
  ],
  exports: [Mailer, MailConfig],
});
