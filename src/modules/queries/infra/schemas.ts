import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetSchema, type SchemaView } from '#modules/catalog';

type Wanted = GetSchema['input'];

/**
 * What a source holds now, for an actor who may read it. Who asks while the same lookup is under way shares the next
 * one: an answer is never older than its question, and a busy source is looked up once for all who wait.
 */
@Injectable()
export class Schemas {
  private readonly running = new Map<string, Promise<SchemaView>>();
  private readonly following = new Map<string, Promise<SchemaView>>();

  constructor(private readonly queries: QueryBus) {}

  of(wanted: Wanted): Promise<SchemaView> {
    const { actor, dataSourceId } = wanted;
    const key = `${actor.organizationId} ${actor.userId} ${actor.role} ${dataSourceId}`;
    const running = this.running.get(key);
    return this.following.get(key) ?? (running ? this.follow(key, running, wanted) : this.start(key, wanted));
  }

  private start(key: string, wanted: Wanted): Promise<SchemaView> {
    this.following.delete(key);
    const lookup = this.queries
      .execute(new GetSchema(wanted))
      .finally(() => this.running.get(key) === lookup && this.running.delete(key));
    this.running.set(key, lookup);
    return lookup;
  }

  private follow(key: string, running: Promise<unknown>, wanted: Wanted): Promise<SchemaView> {
    const next = () => this.start(key, wanted);
    const following = running.then(next, next);
    this.following.set(key, following);
    return following;
  }
}
