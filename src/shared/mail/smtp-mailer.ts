import type { Transporter } from 'nodemailer';
import { type Mail, Mailer } from './mailer.js';

/** Longest wait for each step of a delivery. */
const patienceMs = 15_000;

/** Hands mail to an SMTP server. */
export class SmtpMailer extends Mailer {
  private transport: Promise<Transporter> | undefined;

  constructor(
    private readonly url: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    this.transport ??= open(this.url);
    await (await this.transport).sendMail({ ...mail, from: this.from });
  }
}

/** Loaded with the first mail: a server that sends none does not pay for it. */
async function open(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
