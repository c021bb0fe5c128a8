import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Mail, Mailer } from './mailer.js';

/** Writes mail to files, one each, that only their owner can read: for development, and where there is no mail server. */
export class FolderMailer extends Mailer {
  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const { createTransport } = await import('nodemailer');
    const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      ...mail,
      from: this.from,
    });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID()}.eml`;
    const draft = join(this.folder, `.${name}`);
    await writeFile(draft, composed.message, { mode: 0o600 });
    await rename(draft, join(this.folder, name));
  }
}
