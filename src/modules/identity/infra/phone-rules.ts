import { Injectable } from '@nestjs/common';
import { SmsConfig } from '#shared/sms';
import { identityErrors as errors } from '../contract/errors.js';

/** Which numbers codes may be sent to. */
@Injectable()
export class PhoneRules {
  constructor(private readonly config: SmsConfig) {}

  /** The number, if the operator pays for messages to it. */
  allowed(phone: string): string {
    const { prefixes } = this.config;
    if (prefixes && !prefixes.some((prefix) => phone.startsWith(prefix)))
      throw errors.phoneRefused({ prefixes });
    return phone;
  }
}
