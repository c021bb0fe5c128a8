import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { CoreConfig } from '#shared/config';
import { Mailer } from '#shared/mail';
import { SmsConfig } from './config.js';
import { FolderSmsSender } from './folder-sms-sender.js';
import { GatewaySmsSender } from './gateway-sms-sender.js';
import { MailSmsSender } from './mail-sms-sender.js';
import { SmsSender } from './sms-sender.js';

class SmsModule {}

/** Text messages for every module: through a gateway, by HTTP or by mail, otherwise to files in the data folder. */
export const smsModule = (): DynamicModule => ({
  module: SmsModule,
  global: true,
  providers: [
    SmsConfig,
    { provide: SmsSender, inject: [SmsConfig, CoreConfig, Mailer], useFactory: smsSender },
  ],
  exports: [SmsSender, SmsConfig],
});

export function smsSender(config: SmsConfig, { dataFolder }: CoreConfig, mailer: Mailer): SmsSender {
  const { gatewayUrl: url, gatewayBody: body, gatewayAuthorization: authorization, mailTo } = config;
  if (url !== undefined) return new GatewaySmsSender({ url, body, authorization });
  if (mailTo !== undefined) return new MailSmsSender(mailer, mailTo);
  return new FolderSmsSender(join(dataFolder, 'outbox'));
}
