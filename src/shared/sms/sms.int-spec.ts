import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SmtpMailer } from '#shared/mail';
import {
  makeTestFolder,
  startMailServer,
  startSmsGateway,
  type TestSmsGateway,
  testCore,
} from '#shared/testing';
import { SmsConfig } from './config.js';
import { smsSender } from './sms.module.js';

const sms = { to: '+12025550123', text: '"12345678" is your code & nothing else\n' };
const noMail = new SmtpMailer('smtp://127.0.0.1:1', 'almanac@example.com');

/** What the settings make. */
function senderWith(settings: Readonly<Record<string, string>>, mailer = noMail, dataFolder = '.') {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  return smsSender(new SmsConfig(), testCore({ dataFolder }), mailer);
}

afterEach(() => vi.unstubAllEnvs());

describe('a text message through a gateway', () => {
  let gateway: TestSmsGateway;
  beforeAll(async () => {
    gateway = await startSmsGateway();
  });
  afterAll(() => gateway.stop());
  const last = () => gateway.received.at(-1);

  it('arrives as JSON, with the credentials that were set', async () => {
    await senderWith({ SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_AUTHORIZATION: 'Bearer s3cret' }).send(sms);

    expect(last()?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer s3cret',
    });
    expect(JSON.parse(last()?.body ?? '')).toEqual(sms);
  });

  it('arrives as the form that a gateway takes', async () => {
    await senderWith({
      SMS_GATEWAY_URL: gateway.url,
      SMS_GATEWAY_BODY: 'To={digits}&From=Almanac&Body={text}',
    }).send(sms);

    expect(last()?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(last()?.body))).toEqual({
      To: '12025550123',
      From: 'Almanac',
      Body: sms.text,
    });
  });

  it('is not sent when the gateway does not take it, or sends it elsewhere; the error does not repeat it', async () => {
    const sender = senderWith({ SMS_GATEWAY_URL: gateway.url });
    gateway.answer({ status: 503 }, { status: 307, location: gateway.url });
    const before = gateway.received.length;

    const error = await sender.send(sms).catch(String);
    expect(error).toContain('503');
    expect(error).not.toContain('12345678');
    await expect(sender.send(sms)).rejects.toThrow(/fetch failed/);
    expect(gateway.received).toHaveLength(before);
  });
});

describe('a text message by mail', () => {
  it('goes to the address that the gateway has for the number', async () => {
    const server = await startMailServer();
    const mailer = new SmtpMailer(server.url, 'almanac@example.com');
    await senderWith({ SMS_MAIL_TO: '{digits}@sms.example.com' }, mailer).send(sms);
    await server.stop();

    expect(server.received).toMatchObject([{ to: ['12025550123@sms.example.com'] }]);
    expect(server.received[0]?.text.trim()).toBe(sms.text.trim());
  });
});

describe('a text message without a gateway', () => {
  it('is a file that only its owner can read', async () => {
    const folder = await makeTestFolder();
    await senderWith({}, noMail, folder.path).send(sms);
    const [file = ''] = readdirSync(join(folder.path, 'outbox'));
    const path = join(folder.path, 'outbox', file);

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe(`To: ${sms.to}\n\n${sms.text}\n`);
    await folder.remove();
  });
});

describe('the settings', () => {
  it.each([
    ['SMS_GATEWAY_URL', 'https://user:pass@gateway.example.com', /SMS_GATEWAY_AUTHORIZATION/],
    ['SMS_GATEWAY_BODY', 'To={to}', /\{text\}/],
    ['SMS_GATEWAY_BODY', '{"to":"{to}","text":{text}}', /begins as JSON/],
    ['SMS_MAIL_TO', 'sms@example.com', /\{digits\}@/],
    ['SMS_PREFIXES', '47', /\+47/],
  ])('say what is wrong with %s=%s', (name, value, wrong) => {
    vi.stubEnv(name, value);

    expect(() => new SmsConfig()).toThrow(wrong);
  });
});
