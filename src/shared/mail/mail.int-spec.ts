import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort, makeTestFolder, startMailServer, type TestMailServer } from '#shared/testing';
import { FolderMailer, SmtpMailer } from './index.js';

const mail = {
  to: 'grace@example.com',
  subject: 'Grüße\r\nBcc: mallory@example.com',
  text: 'Zeile 1 = eins\n\nüber 76 Zeichen: '.concat('lang '.repeat(30)),
};

describe('mail through SMTP', () => {
  let server: TestMailServer;
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.stop());

  it('arrives, as it was written', async () => {
    await new SmtpMailer(server.url, 'Almanac <almanac@example.com>').send(mail);

    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ from: 'almanac@example.com', to: ['grace@example.com'] });
    expect(server.received[0]?.text.trim()).toBe(mail.text.trim());
  });

  it('has no header that came with a subject', () => {
    expect(server.received[0]?.raw).not.toMatch(/^bcc:/im);
  });

  it('is not sent when the server does not take it, or is not there', async () => {
    server.refuse(1);
    const away = `smtp://127.0.0.1:${await freePort()}`;

    await expect(new SmtpMailer(server.url, 'a@example.com').send(mail)).rejects.toThrow(/451/);
    await expect(new SmtpMailer(away, 'a@example.com').send(mail)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('mail without a server', () => {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  beforeEach(async () => {
    folder = await makeTestFolder();
  });
  afterEach(() => folder.remove());

  it('is a file each, that only its owner can read', async () => {
    const outbox = join(folder.path, 'outbox');
    const mailer = new FolderMailer(outbox, 'Almanac <almanac@localhost>');
    await mailer.send(mail);
    await mailer.send(mail);

    const files = readdirSync(outbox);
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect(file).toMatch(/[.]eml$/);
      expect(statSync(join(outbox, file)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(outbox, file), 'utf8')).toContain('To: grace@example.com');
    }
  });
});
