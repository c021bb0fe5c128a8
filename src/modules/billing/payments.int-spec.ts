import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrganizationDeleted } from '#modules/organizations';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { FixedClock, type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { BillingModule } from './billing.module.js';
import { StripeConfig } from './infra/stripe/config.js';
import { StripeStandIn } from './testing/stripe-stand-in.js';
import { EndGrace } from './use-cases/end-grace.js';

describe('paying', () => {
  const clock = new FixedClock('2026-11-21T12:00:00.000Z');
  const stripe = new StripeStandIn();
  let app: StartedModule;

  beforeAll(async () => {
    await stripe.start();
    const { secretKey, webhookSecret, url: apiUrl } = stripe;
    app = await startModule(BillingModule, {
      override: (builder) =>
        builder
          .overrideProvider(Clock)
          .useValue(clock)
          .overrideProvider(StripeConfig)
          .useValue({
            secretKey,
            webhookSecret,
            apiUrl,
            prices: new Map([
              ['professional', 'price_p'],
              ['team', 'price_t'],
            ]),
            returnUrl: 'https://almanac.example/',
            timeoutMs: 400,
          }),
    });
  });
  afterAll(async () => {
    await app.stop();
    await stripe.stop();
  });

  type Someone = ReturnType<typeof someActor>;
  type Method = 'GET' | 'POST' | 'PATCH';
  const as = async (actor: Someone, route: `${Method} ${string}`, payload?: object) => {
    const [method, path] = route.split(' ') as [Method, string];
    const url = `/api/v1/billing/${path}`;
    const response = await app.http({ method, url, headers: signedInAs(actor), ...(payload && { payload }) });
    return { status: response.statusCode, body: response.json() };
  };
  const tell = async (payload: string, signature = stripe.sign(payload)) => {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
    const response = await app.http({ method: 'POST', url: '/api/v1/billing/webhook', headers, payload });
    return response.statusCode;
  };
  const subscriptionOf = async (actor: Someone) => (await as(actor, 'GET subscription')).body;
  /** Somebody who went to the checkout and paid there. */
  const payer = async (price = 'price_p') => {
    const actor = someActor();
    await as(actor, 'POST checkout', { plan: 'professional' });
    const one = stripe.subscribe(`cus_${actor.organizationId}`, price);
    const told = () => tell(stripe.message('customer.subscription.updated', one));
    expect(await told()).toBe(204);
    return { actor, one, told };
  };
  const announced = async ({ organizationId }: Someone) =>
    (await app.published())
      .filter(({ input }) => Object.values(input).includes(organizationId))
      .map(({ input }) => (input as { to: string }).to);

  it('begins with a page of Stripe, of one customer for each organisation', async () => {
    const actor = someActor();
    const pages = await Promise.all([1, 2].map(() => as(actor, 'POST checkout', { plan: 'team' })));

    for (const page of pages)
      expect(page).toMatchObject({ status: 201, body: { url: 'https://stripe.test/checkout' } });
    const sent = stripe.requests.filter(({ form }) => form.client_reference_id === actor.organizationId);
    expect(sent[0]?.form).toMatchObject({
      mode: 'subscription',
      customer: `cus_${actor.organizationId}`,
      'line_items[0][price]': 'price_t',
      'subscription_data[metadata][organizationId]': actor.organizationId,
    });
    const customers = stripe.requests.filter(
      ({ route, form }) =>
        route === 'POST /v1/customers' && form['metadata[organizationId]'] === actor.organizationId,
    );
    expect(new Set(customers.map(({ key }) => key))).toEqual(
      new Set([`almanac-customer-${actor.organizationId}`]),
    );
    expect(await subscriptionOf(actor)).toMatchObject({ plan: 'free', setBy: 'standard', state: 'none' });
    expect((await as(actor, 'POST portal')).body).toEqual({ url: 'https://stripe.test/portal' });
  });

  it('is for admins, for plans that are sold, and for who pays for none yet', async () => {
    const { actor } = await payer();
    const member = someActor({ role: 'user' });

    expect((await as(member, 'POST checkout', { plan: 'team' })).status).toBe(403);
    expect((await as(member, 'GET invoices')).status).toBe(403);
    expect((await as(someActor(), 'POST checkout', { plan: 'enterprise' })).body).toMatchObject({
      status: 400,
      code: 'billing.planNotSold',
      details: { sold: ['professional', 'team'] },
    });
    expect((await as(actor, 'POST checkout', { plan: 'team' })).body.code).toBe('billing.alreadySubscribed');
    expect((await as(someActor(), 'PATCH subscription', { plan: 'team' })).body.code).toBe(
      'billing.notSubscribed',
    );
    const { items } = (await as(actor, 'GET plans')).body;
    expect(items.map(({ sold }: { sold: boolean }) => sold)).toEqual([false, true, true, false]);
  });

  describe('what Stripe tells', () => {
    it('makes the plan count that is paid for, once, however often it is told', async () => {
      const { actor, one } = await payer();
      expect(await subscriptionOf(actor)).toMatchObject({
        plan: 'professional',
        setBy: 'subscription',
        state: 'active',
        currentPeriodEnd: '2026-12-21T00:00:00.000Z',
        cancelAtPeriodEnd: false,
      });
      const again = stripe.message('customer.subscription.updated', one, `evt_${actor.organizationId}`);
      const asked = () => stripe.requests.length;
      expect(await tell(again)).toBe(204);
      const before = asked();
      expect([await tell(again), await tell(again)]).toEqual([204, 204]);

      expect(asked()).toBe(before);
      expect(await announced(actor)).toEqual(['professional']);
    });

    it('is what is so now, in whatever order it arrives', async () => {
      const { actor, one } = await payer();
      const old = stripe.message('customer.subscription.created', { ...one, status: 'incomplete' });
      one.status = 'canceled';
      await tell(stripe.message('customer.subscription.deleted', one));
      expect(await tell(old)).toBe(204);

      expect(await subscriptionOf(actor)).toMatchObject({ plan: 'free', state: 'ended' });
    });

    it('is not undone by an older answer that arrives later', async () => {
      const { actor, one } = await payer();
      const { promise, resolve: send } = Promise.withResolvers<void>();
      stripe.pause = promise;
      const before = stripe.requests.length;
      const slow = tell(stripe.message('invoice.paid', one));
      await expect.poll(() => stripe.requests.length).toBe(before + 1);
      stripe.pause = undefined;
      one.status = 'canceled';
      expect(await tell(stripe.message('customer.subscription.deleted', one))).toBe(204);
      send();

      expect(await slow).toBe(204);
      expect(await subscriptionOf(actor)).toMatchObject({ state: 'ended' });
    });

    it('is nothing to worry about when it is unknown, or of a stranger', async () => {
      const before = stripe.requests.length;

      expect(await tell(stripe.message('charge.dispute.created', { customer: 'cus_x' }))).toBe(204);
      expect(await tell(stripe.message('invoice.paid', { customer: 'cus_nobody' }))).toBe(204);
      expect(stripe.requests).toHaveLength(before);
    });

    it('counts only with its own fresh signature over these very bytes', async () => {
      const body = stripe.message('invoice.paid', { customer: 'cus_x', note: 'ä' });
      const now = Math.floor(Date.now() / 1000);

      expect(await tell(body)).toBe(204);
      expect(await tell(body, '')).toBe(400);
      expect(await tell(body, 'nonsense')).toBe(400);
      expect(await tell(body, stripe.sign(body, now, 'whsec_2'))).toBe(400);
      expect(await tell(body, stripe.sign(body, now - 301))).toBe(400);
      expect(await tell(`${body} `, stripe.sign(body))).toBe(400);
    });
  });

  it('changes to another plan at once, with what was paid set off, carried out once', async () => {
    const { actor, one } = await payer();
    expect((await as(actor, 'PATCH subscription', { plan: 'team' })).body).toMatchObject({ plan: 'team' });

    const change = stripe.requests.find(({ route }) => route === `POST /v1/subscriptions/${one.id}`);
    expect(change).toMatchObject({
      form: { 'items[0][price]': 'price_t', proration_behavior: 'create_prorations' },
      key: expect.stringContaining(`almanac-plan-${one.id}-price_t`),
    });
    expect(await announced(actor)).toEqual(['professional', 'team']);
  });

  it('that fails leaves the plan for some days, and then ends it', async () => {
    const { actor, one, told } = await payer();
    one.status = 'past_due';
    await told();
    clock.advance(3 * 86_400);
    await told();
    expect(await subscriptionOf(actor)).toMatchObject({
      plan: 'professional',
      state: 'past_due',
      graceUntil: '2026-11-28T12:00:00.000Z',
    });
    try {
      clock.advance(4 * 86_400);
      expect(await subscriptionOf(actor)).toMatchObject({ plan: 'free', setBy: 'standard' });
      await app.get(EndGrace).run();
      expect(await announced(actor)).toEqual(['professional', 'free']);
      one.status = 'active';
      await told();
      expect(await subscriptionOf(actor)).toMatchObject({ plan: 'professional', state: 'active' });
    } finally {
      clock.advance(-7 * 86_400);
    }
  });

  it('lists invoices, page by page, with their PDFs', async () => {
    const { actor } = await payer();
    const first = (await as(actor, 'GET invoices?limit=2')).body;
    const rest = (await as(actor, `GET invoices?limit=2&cursor=${first.nextCursor}`)).body;

    expect([...first.items, ...rest.items].map(({ id }: { id: string }) => id)).toEqual([
      'in_3',
      'in_2',
      'in_1',
    ]);
    expect(first.items[0]).toMatchObject({
      total: 4900,
      currency: 'eur',
      pdfUrl: 'https://stripe.test/in_3.pdf',
    });
    expect(rest.nextCursor).toBeUndefined();
    expect((await as(someActor(), 'GET invoices')).body).toEqual({ items: [] });
    expect((await as(actor, 'GET invoices?cursor=x')).status).toBe(400);
  });

  describe('while Stripe is away', () => {
    it.each([
      ['fails', 500],
      ['does not answer', 'silence'],
      ['is overwhelmed', 429],
    ] as const)('because it %s: 503, nothing half done, and afterwards it works', async (_, how) => {
      const { actor, one } = await payer();
      one.status = 'canceled';
      const message = stripe.message('customer.subscription.deleted', one);
      const before = await subscriptionOf(actor);
      stripe.trouble = how;

      expect(await tell(message)).toBe(503);
      expect(await as(actor, 'PATCH subscription', { plan: 'team' })).toMatchObject({
        status: 503,
        body: { code: 'billing.paymentsUnavailable' },
      });
      expect(await subscriptionOf(actor)).toEqual(before);
      stripe.trouble = undefined;
      expect(await tell(message)).toBe(204);
      expect(await subscriptionOf(actor)).toMatchObject({ state: 'ended' });
    });

    it('a request that was carried out without an answer is not carried out twice', async () => {
      const actor = someActor();
      stripe.lost = 1;

      expect((await as(actor, 'POST checkout', { plan: 'team' })).status).toBe(201);
      const customers = stripe.requests.filter(
        ({ route, form }) =>
          route === 'POST /v1/customers' && form['metadata[organizationId]'] === actor.organizationId,
      );
      expect(customers).toHaveLength(2);
      expect(customers[0]?.key).toBe(customers[1]?.key);
    });
  });

  it('ends with the organisation, of which nothing stays', async () => {
    const { actor, one } = await payer();
    const { organizationId } = actor;
    await app.hear(new OrganizationDeleted({ organizationId }));
    await app.jobs.runAll();

    expect(one.status).toBe('canceled');
    const left = await app
      .get(Database)
      .query('select 1 from billing.account where organization_id = $1', [organizationId]);
    expect(left).toEqual([]);
    expect(await subscriptionOf(actor)).toMatchObject({ plan: 'free', state: 'none' });
  });
});
