import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';
import { fillTemplate, isJson } from './template.js';

const template = z
  .string()
  .refine((body) => /\{(to|digits)\}/.test(body) && body.includes('{text}'), {
    error: 'say with {to} (or {digits}, without the plus sign) and {text} where number and text go',
  })
  .refine((body) => !isJson(body) || isReadable(fillTemplate(body, { to: '+1', text: '"' })), {
    error: 'it begins as JSON does, and is none',
  });

const settings = {
  gatewayUrl: setting(
    'SMS_GATEWAY_URL',
    z
      .url({ protocol: /^https?$/, error: 'give a URL like https://gateway.example.com/messages' })
      .refine((url) => !URL.canParse(url) || new URL(url).username === '', {
        error: 'put user and password into SMS_GATEWAY_AUTHORIZATION',
      })
      .optional(),
    {
      description:
        'Where text messages are sent by POST: the HTTP interface of a gateway, or a webhook. Left out: by mail (`SMS_MAIL_TO`), or into files under `ALMANAC_DATA`/outbox.',
    },
  ),
  gatewayBody: setting('SMS_GATEWAY_BODY', template.default('{"to":"{to}","text":"{text}"}'), {
    description:
      'What is sent there, with {to} (or {digits}, without the plus sign) and {text}: JSON when it begins with a brace, otherwise a form like To={to}&From=Almanac&Body={text}.',
  }),
  gatewayAuthorization: setting('SMS_GATEWAY_AUTHORIZATION', z.string().min(1).optional(), {
    description: 'The header `Authorization` for the gateway, as in Bearer … or Basic ….',
    secret: true,
  }),
  mailTo: setting(
    'SMS_MAIL_TO',
    z
      .string()
      .regex(/^[^@\s]*\{(to|digits)\}[^@\s]*@[^@\s]+$/, {
        error: 'give an address like {digits}@sms.example.com',
      })
      .optional(),
    {
      description:
        'The address of a gateway that takes text messages as mail, with {digits} or {to} in it; used where SMS_GATEWAY_URL is left out.',
    },
  ),
  prefixes: setting(
    'SMS_PREFIXES',
    z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(z.string().regex(/^\+[1-9]\d*$/, { error: 'give prefixes like +47,+1' })))
      .optional(),
    {
      description:
        'With what numbers may begin, separated by commas, as in +47,+1: a message to some countries costs much. Left out: every number.',
    },
  ),
};

export class SmsConfig extends defineConfig('sms', settings) {}

function isReadable(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
