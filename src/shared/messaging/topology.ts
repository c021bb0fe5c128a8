import { Audited, type AuditRule, type ModuleClass } from '#shared/contracts';
import { schemaOf } from '#shared/database';
import type { Claim, Route } from './outbox-table.js';
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
  private readonly rules: ReadonlyMap<string, AuditRule>;
  private readonly auditors: ReadonlySet<string>;

  constructor(hosted: readonly ModuleClass[], all: readonly ModuleClass[] = hosted) {
    this.rules = new Map(all.flatMap(auditRules).map((rule) => [rule.event.type, rule]));
    const subscriptionsOf = (modules: readonly ModuleClass[]) => modules.flatMap(subscriptions);
    this.auditors = new Set(
      subscriptionsOf(all)
        .filter(hearsAudited)
        .map(({ name }) => name),
    );
    this.routes = subscriptionsOf(all).flatMap((one) =>
      this.typesFor(one).map((eventType) => ({ eventType, subscriber: one.name })),
    );
    this.split = all.length > hosted.length;
    this.ownSchemas = hosted.map(({ contract }) => schemaOf(contract.module));
    const elsewhere = new Set(all.map(({ contract }) => schemaOf(contract.module)));
    for (const schema of this.ownSchemas) elsewhere.delete(schema);
    const heard = subscriptionsOf(hosted)
      .flatMap((one) => this.typesFor(one))
      .map((type) => schemaOf(type.split('.')[0] ?? ''));
    this.heardSchemas = [...new Set(heard)].filter((schema) => elsewhere.has(schema));
  }

  /** Some modules run in other processes. */
  readonly split: boolean;

  get schemas(): string[] {
    return [...this.ownSchemas, ...this.heardSchemas];
  }

  /** What the subscriber of a delivery is handed: of `Audited`, what the rule of the module makes of its event. */
  payloadFor({ subscriber, eventType, payload, timestamp, correlationId, origin }: Claim): object {
    if (!this.auditors.has(subscriber)) return payload;
    return {
      action: eventType,
      occurredAt: timestamp.toISOString(),
      correlationId,
      ...(origin && { origin }),
      facts: this.rules.get(eventType)?.facts?.(payload) ?? [],
    } satisfies Audited['input'];
  }

  private typesFor(subscription: Subscription): readonly string[] {
    return hearsAudited(subscription) ? [...this.rules.keys()] : [subscription.event.type];
  }
}

const hearsAudited = ({ event }: Subscription): boolean => event.type === Audited.type;

const auditRules = ({ contract }: ModuleClass): readonly AuditRule[] =>
  (contract.audit ?? []).filter(({ facts }) => facts);

/** As written on the providers of a module, whether it runs here or not. */
function subscriptions(module: ModuleClass): Subscription[] {
  const providers: object[] = Reflect.getMetadata('providers', module) ?? [];
  return providers.flatMap((provider) => Reflect.getMetadata(Subscriber.KEY, provider) ?? []);
}
