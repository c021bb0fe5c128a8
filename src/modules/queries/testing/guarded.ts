import { randomUUID } from 'node:crypto';
import type { SchemaView } from '#modules/catalog';
import type { RowRulesView } from '#modules/governance';
import { ExplainQuery, RunQuery } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { type StartedModule, someActor } from '#shared/testing';
import type { RulesByUser } from './policy-rules.js';

export interface GuardedSource {
  readonly app: StartedModule;
  readonly schema: SchemaView;
  readonly remove: () => Promise<void>;
}

const organizationId = randomUUID();
export const person = () => someActor({ organizationId, role: 'user' });

/** Opened when the tests begin. */
export class Guarded {
  source!: GuardedSource;
  readonly rules: RulesByUser = new Map();
  readonly everybody = person();
  readonly western = person();

  see(actor: Actor, rules: RowRulesView): Actor {
    this.rules.set(actor.userId, rules);
    return actor;
  }

  input(actor: Actor, sql: string) {
    return { actor, dataSourceId: this.source.schema.dataSourceId, sql };
  }

  run(actor: Actor, sql: string) {
    return this.source.app.commands.execute(new RunQuery(this.input(actor, sql)));
  }

  explain(actor: Actor, sql: string) {
    return this.source.app.queries.execute(new ExplainQuery(this.input(actor, sql)));
  }
}
