import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sms, SmsSender } from './sms-sender.js';

/** Writes text messages to files, one each, that only their owner can read: for development, and where there is no gateway. */
export class FolderSmsSender extends SmsSender {
  constructor(private readonly folder: string) {
    super();
  }

  async send({ to, text }: Sms): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID()}.sms.txt`;
    const draft = join(this.folder, `.${name}`);
    await writeFile(draft, `To: ${to}\n\n${text}\n`, { mode: 0o600 });
    await rename(draft, join(this.folder, name));
  }
}
