import type { ModuleClass } from '#shared/contracts';
import { schemaOf } from '#shared/database';
import type { Route } from './outbox-table.js';
import { Subscriber, type Subscription } from './subscriber.js';

/**
 * Who hears what, in the whole system: also the modules that run in other processes, which find what is
 * theirs in the same database.
 */
export class Topology {
  readonly routes: readonly Route[];
  /** The outboxes that this process routes: those of its own modules. */
  readonly ownSchemas: readonly string[];
  /** The outboxes of modules elsewhere that subscribers of this process hear. */
  readonly heardSchemas: readonly string[];

  constructor(hosted: readonly ModuleClass[], all: readonly ModuleClass[] = hosted) {
    const subscriptionsOf = (modules: readonly ModuleClass[]) => modules.flatMap(subscriptions);
    this.routes = subscriptionsOf(all).map(({ event, name }) => ({
      eventType: event.type,
      subscriber: name,
    }));
    this.split = all.length > hosted.length;
    this.ownSchemas = hosted.map(({ contract }) => schemaOf(contract.module));
    const elsewhere = new Set(all.map(({ contract }) => schemaOf(contract.module)));
    for (const schema of this.ownSchemas) elsewhere.delete(schema);
    const heard = subscriptionsOf(hosted).map(({ event }) => schemaOf(event.type.split('.')[0] ?? ''));
    this.heardSchemas = [...new Set(heard)].filter((schema) => elsewhere.has(schema));
  }

  /** Some modules run in other processes. */
  readonly split: boolean;

  get schemas(): string[] {
    return [...this.ownSchemas, ...this.heardSchemas];
  }
}

/** As written on the providers of a module, whether it runs here or not. */
function subscriptions(module: ModuleClass): Subscription[] {
  const providers: object[] = Reflect.getMetadata('providers', module) ?? [];
  return providers.flatMap((provider) => Reflect.getMetadata(Subscriber.KEY, provider) ?? []);
}
