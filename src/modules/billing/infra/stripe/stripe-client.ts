import { Injectable, Logger } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { AppError, reasonOf } from '#shared/errors';
import { billingErrors as errors } from '../../contract/errors.js';
import { StripeConfig } from './config.js';

/** Sent once more when the connection failed, with the same idempotency key. */
const retries = 1;

/** The library of Stripe, loaded when it is first needed, and its failures in our words. */
@Injectable()
export class StripeClient {
  private readonly log = new Logger('Stripe');
  private client: Promise<Stripe> | undefined;

  constructor(private readonly config: StripeConfig) {}

  get available(): boolean {
    return this.config.secretKey !== undefined;
  }

  async ask<T>(question: (stripe: Stripe) => Promise<T>): Promise<T> {
    const stripe = await this.stripe();
    try {
      return await question(stripe);
    } catch (error) {
      throw error instanceof AppError ? error : this.failureOf(error, stripe);
    }
  }

  /** What Stripe told, when the signature is its own and fresh. */
  async eventIn(body: string, signature: string): Promise<Stripe.Event> {
    const { webhookSecret } = this.config;
    if (!webhookSecret) throw errors.notSold();
    const stripe = await this.stripe();
    try {
      return stripe.webhooks.constructEvent(body, signature, webhookSecret);
    } catch {
      throw errors.badSignature();
    }
  }

  private stripe(): Promise<Stripe> {
    const { secretKey } = this.config;
    if (!secretKey) throw errors.notSold();
    this.client ??= this.connect(secretKey);
    return this.client;
  }

  private async connect(secretKey: string): Promise<Stripe> {
    const { Stripe } = await import('stripe');
    const { protocol, hostname, port } = new URL(this.config.apiUrl);
    return new Stripe(secretKey, {
      protocol: protocol === 'http:' ? 'http' : 'https',
      host: hostname,
      ...(port && { port }),
      timeout: this.config.timeoutMs,
      maxNetworkRetries: retries,
      telemetry: false,
      appInfo: { name: 'almanac' },
    });
  }

  /** What is wrong with our key is nothing that the caller can do anything about: for them, Stripe is away. */
  private failureOf(error: unknown, { errors: kinds }: Stripe): unknown {
    if (!(error instanceof kinds.StripeError)) return error;
    this.log.warn(`${error.type}: ${error.message} (request ${error.requestId ?? 'unknown'})`);
    const isRefusal =
      error instanceof kinds.StripeInvalidRequestError || error instanceof kinds.StripeCardError;
    if (isRefusal) return errors.paymentsRefused({ reason: reasonOf(error) });
    return Object.assign(errors.paymentsUnavailable(), { cause: error });
  }
}
