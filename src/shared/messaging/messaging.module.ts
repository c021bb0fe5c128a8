import type { DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { ModuleClass } from '#shared/contracts';
import { MessagingConfig } from './config.js';
import { DeadLetters } from './dead-letters.js';
import { Inquiries } from './inquiries.js';
import { MessageObserver } from './message-observer.js';
import { ObservedBuses } from './observed-buses.js';
import { Outbox } from './outbox.js';
import { OutboxCleaner } from './outbox-cleaner.js';
import { OutboxCourier } from './outbox-courier.js';
import { OutboxRelay } from './outbox-relay.js';
import { Subscribers } from './subscribers.js';
import { Topology } from './topology.js';

class MessagingModule {}

/**
 * Durable events for the modules of this process. `all` are those of the whole system, when some of them run
 * in other processes on the same database.
 */
export const messagingModule = (
  hosted: readonly ModuleClass[],
  all: readonly ModuleClass[] = hosted,
): DynamicModule => ({
  module: MessagingModule,
  global: true,
  imports: [DiscoveryModule],
  providers: [
    { provide: Topology, useValue: new Topology(hosted, all) },
    DeadLetters,
    Inquiries,
    MessageObserver,
    MessagingConfig,
    ObservedBuses,
    Outbox,
    OutboxCleaner,
    OutboxCourier,
    OutboxRelay,
    Subscribers,
  ],
  exports: [DeadLetters, Inquiries, Outbox],
});
