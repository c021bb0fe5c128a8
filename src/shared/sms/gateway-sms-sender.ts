import { type Sms, SmsSender } from './sms-sender.js';
import { fillTemplate, isJson } from './template.js';

/** Longest wait for the gateway. */
const patienceMs = 15_000;

export interface Gateway {
  readonly url: string;
  /** With `{to}` or `{digits}`, and `{text}`. */
  readonly body: string;
  readonly authorization?: string | undefined;
}

/** Hands text messages to the HTTP interface of a gateway: each has one, and they differ in the body alone. */
export class GatewaySmsSender extends SmsSender {
  constructor(private readonly gateway: Gateway) {
    super();
  }

  async send(sms: Sms): Promise<void> {
    const { url, body, authorization } = this.gateway;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': isJson(body) ? 'application/json' : 'application/x-www-form-urlencoded',
        ...(authorization !== undefined && { authorization }),
      },
      body: fillTemplate(body, sms),
      // Whoever is redirected to would get the credentials.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    // Nothing of the answer: a gateway may repeat the message, and with it the code.
    if (!response.ok) throw new Error(`The gateway for text messages answered ${response.status}`);
  }
}
