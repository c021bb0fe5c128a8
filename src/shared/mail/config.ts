import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  smtpUrl: setting(
    'SMTP_URL',
    z.url({ protocol: /^smtps?$/, error: 'give a URL like smtp://user:password@host:587' }).optional(),
    {
      description:
        'The SMTP server that mail goes through: smtp:// (STARTTLS where the server offers it) or smtps://. Left out: mail is written to files under `ALMANAC_DATA`/outbox.',
      secret: true,
    },
  ),
  from: setting('MAIL_FROM', z.string().min(3).default('Almanac <almanac@localhost>'), {
    description: 'The sender of mail.',
  }),
};

export class MailConfig extends defineConfig('mail', settings) {}
