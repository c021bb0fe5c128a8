import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Subscription {
  readonly id: string;
  readonly object: 'subscription';
  readonly customer: string;
  readonly created: number;
  status: string;
  cancel_at_period_end: boolean;
  items: { data: { id: string; price: { id: string }; current_period_end: number }[] };
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** The version that the pinned library speaks. */
const version = '2026-10-28.endive';
const periodEnd = Date.parse('2026-12-21T00:00:00Z') / 1000;

const refusal = (status: number, type: string, message: string): Answer => ({
  status,
  body: { error: { type, message } },
});

type Form = Readonly<Record<string, string>>;

interface Asked {
  readonly route: string;
  readonly form: Form;
  /** The idempotency key. */
  readonly key: string | undefined;
}

const missing = (form: Form, ...names: string[]): Answer | undefined => {
  const name = names.find((one) => !form[one]);
  return name ? refusal(400, 'invalid_request_error', `Missing required param: ${name}`) : undefined;
};

const pageOf = (object: string) => ({
  id: `${object}_${randomUUID()}`,
  url: `https://stripe.test/${object}`,
});

/**
 * As much of Stripe as Almanac speaks to, as strict as Stripe is: the key, the version, the encoding, and idempotency
 * keys that give the same answer to the same request and refuse another one.
 */
export class StripeStandIn {
  readonly secretKey = 'sk_test_1';
  readonly webhookSecret = 'whsec_1';
  /** What was asked with the right key and version, oldest first. */
  readonly requests: Asked[] = [];
  /** How every request is answered now: not at all, or with a failure. */
  trouble: 'silence' | number | undefined;
  /** So many requests are carried out, and their answers lost. */
  lost = 0;
  /** Answers that are made wait for it. */
  pause: Promise<void> | undefined;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly answered = new Map<string, { request: string; answer: Answer }>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As when somebody paid in the checkout. */
  subscribe(customer: string, price: string): Subscription {
    const id = `sub_${randomUUID().replaceAll('-', '')}`;
    const created = 1_790_000_000 + this.subscriptions.size;
    const item = { id: `si_${id}`, price: { id: price }, current_period_end: periodEnd };
    const items = { data: [item] };
    const object = 'subscription';
    const made = {
      id,
      object,
      customer,
      created,
      status: 'active',
      cancel_at_period_end: false,
      items,
    } as const;
    const one: Subscription = { ...made };
    this.subscriptions.set(id, one);
    return one;
  }

  /** A message as Stripe sends it. */
  message(type: string, object: object, id = `evt_${randomUUID()}`): string {
    return JSON.stringify({ id, object: 'event', type, api_version: version, created: 1, data: { object } });
  }

  /** Over the time and the bytes, by our own hand. */
  sign(body: string, at = Math.floor(Date.now() / 1000), secret = this.webhookSecret): string {
    return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answer(request);
    await this.pause;
    if (!answer) return;
    if (this.lost > 0) {
      this.lost -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', 'request-id': 'req_1' });
    response.end(JSON.stringify(answer.body));
  }

  private async answer(request: IncomingMessage): Promise<Answer | undefined> {
    const url = new URL(request.url ?? '/', 'http://stripe.test');
    const sent = await text(request);
    const form = Object.fromEntries(new URLSearchParams(request.method === 'POST' ? sent : url.search));
    const route = `${request.method} ${url.pathname}`;
    const key = request.headers['idempotency-key']?.toString();
    const refused = this.refusalOf(request);
    if (refused) return refused;
    this.requests.push({ route, form, key });
    if (this.trouble === 'silence') return undefined;
    if (this.trouble !== undefined) return refusal(this.trouble, 'api_error', 'Something went wrong');
    const earlier = key ? this.answered.get(key) : undefined;
    if (earlier && earlier.request !== `${route} ${sent}`)
      return refusal(400, 'idempotency_error', 'Keys for idempotent requests are for the same request');
    if (earlier) return earlier.answer;
    const answer = this.carryOut(route, form);
    if (key) this.answered.set(key, { request: `${route} ${sent}`, answer });
    return answer;
  }

  private refusalOf({ method, headers }: IncomingMessage): Answer | undefined {
    if (headers.authorization !== `Bearer ${this.secretKey}`)
      return refusal(401, 'invalid_request_error', 'Invalid API Key provided');
    if (headers['stripe-version'] !== version)
      return refusal(400, 'invalid_request_error', `Invalid API version: ${headers['stripe-version']}`);
    if (method === 'POST' && headers['content-type'] !== 'application/x-www-form-urlencoded')
      return refusal(400, 'invalid_request_error', 'Send a form');
    return undefined;
  }

  private carryOut(route: string, form: Form): Answer {
    const ok = (body: object): Answer => ({ status: 200, body });
    switch (route) {
      case 'POST /v1/customers':
        return ok({ id: `cus_${form['metadata[organizationId]']}` });
      case 'POST /v1/checkout/sessions':
        return (
          missing(form, 'mode', 'customer', 'line_items[0][price]', 'success_url') ?? ok(pageOf('checkout'))
        );
      case 'POST /v1/billing_portal/sessions':
        return missing(form, 'customer', 'return_url') ?? ok(pageOf('portal'));
      case 'GET /v1/subscriptions': {
        const data = [...this.subscriptions.values()].filter(({ customer }) => customer === form.customer);
        return ok({ object: 'list', data: structuredClone(data), has_more: false });
      }
      case 'GET /v1/invoices':
        return ok(invoicesOf(form));
      default:
        return this.onOne(route, form);
    }
  }

  private onOne(route: string, form: Form): Answer {
    const [method, path = ''] = route.split(' ');
    const one = this.subscriptions.get(path.split('/')[3] ?? '');
    if (!one) return refusal(404, 'invalid_request_error', `No such subscription: ${path}`);
    if (method === 'DELETE') one.status = 'canceled';
    if (method === 'POST') {
      const known = one.items.data.find(({ id }) => id === form['items[0][id]']);
      if (!known) return refusal(400, 'invalid_request_error', 'No such subscription item');
      known.price.id = form['items[0][price]'] ?? '';
    }
    return { status: 200, body: structuredClone(one) };
  }
}

/** Three invoices of everybody, as pages. */
function invoicesOf({ limit = '10', starting_after }: Form) {
  const all = ['in_3', 'in_2', 'in_1'].map((id) => ({
    id,
    object: 'invoice',
    number: `A-${id}`,
    status: 'paid',
    total: 4900,
    amount_due: 0,
    currency: 'eur',
    created: 1_790_000_000,
    invoice_pdf: `https://stripe.test/${id}.pdf`,
    hosted_invoice_url: `https://stripe.test/${id}`,
  }));
  const from = starting_after ? all.findIndex(({ id }) => id === starting_after) + 1 : 0;
  const data = all.slice(from, from + Number(limit));
  return { object: 'list', data, has_more: from + data.length < all.length };
}
