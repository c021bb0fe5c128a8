import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEvent } from '#shared/contracts';
import { Database, schemaOf, type Transaction } from '#shared/database';
import { Subscriber, type Subscribes, type Subscription } from './subscriber.js';

interface Listener extends Subscription {
  readonly instance: Subscribes<DomainEvent<object>>;
}

/** The subscribers of this process, and the one way to call them. */
@Injectable()
export class Subscribers {
  private listeners?: ReadonlyMap<string, Listener>;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
  ) {}

  names(): string[] {
    return [...this.all().keys()];
  }

  namesFor(type: string): string[] {
    return [...this.all().values()].filter(({ event }) => event.type === type).map(({ name }) => name);
  }

  async handle(name: string, payload: object, eventId: string): Promise<void> {
    const listener = this.all().get(name);
    if (!listener) throw new Error(`No subscriber ${name} in this process.`);

    await this.database.transaction(async (tx) => {
      if (await this.isFirstTime(name, eventId, tx))
        await listener.instance.handle(new listener.event(payload as never, eventId), tx);
    });
  }

  private async isFirstTime(name: string, eventId: string, tx: Transaction): Promise<boolean> {
    const [module = ''] = name.split('.');
    const marks: unknown[] = await tx.query(
      `insert into ${schemaOf(module)}.inbox (event_id, subscriber) values ($1, $2) on conflict do nothing returning 1`,
      [eventId, name],
    );
    return marks.length > 0;
  }

  private all(): ReadonlyMap<string, Listener> {
    this.listeners ??= new Map(
      this.discovery.getProviders({ metadataKey: Subscriber.KEY }).flatMap((wrapper) => {
        const subscription = this.discovery.getMetadataByDecorator(Subscriber, wrapper);
        return subscription
          ? [[subscription.name, { ...subscription, instance: wrapper.instance }] as const]
          : [];
      }),
    );
    return this.listeners;
  }
}
