import type { Mailer } from '#shared/mail';
import { type Sms, SmsSender } from './sms-sender.js';

/** Hands text messages to a gateway that takes them as mail. */
export class MailSmsSender extends SmsSender {
  constructor(
    private readonly mailer: Mailer,
    /** With `{digits}` or `{to}`. */
    private readonly address: string,
  ) {
    super();
  }

  async send({ to, text }: Sms): Promise<void> {
    const address = this.address.replaceAll('{digits}', to.slice(1)).replaceAll('{to}', to);
    await this.mailer.send({ to: address, subject: 'SMS', text });
  }
}
