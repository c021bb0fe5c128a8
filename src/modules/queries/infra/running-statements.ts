import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import { QueriesConfig } from './config.js';
import { PlannedTurns } from './planned-turns.js';
import { RunningStatement, type RunOwner } from './running-statement.js';

/** What is done after this time of a stop is given up. */
const graceMs = 500;
const lookEveryMs = 10;
/** A statement that was cancelled before it began has begun by then, or was refused. */
const rememberedMs = 60_000;
const mostRemembered = 10_000;

const nameOf = ({ id, organizationId }: RunOwner): string => `${organizationId} ${id}`;

/** The statements of this process that are on their way, by their organisation. */
@Injectable()
export class RunningStatements implements BeforeApplicationShutdown {
  private readonly statements = new Map<string, Set<RunningStatement>>();
  /** Of which nothing ran here when they were cancelled: they may be on their way through the gate, or to this server. */
  private readonly cancelled = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedMs });
  private readonly turns = new PlannedTurns();
  private closing: AppError | undefined;

  constructor(private readonly config: QueriesConfig) {}

  async track<T>(owner: RunOwner, work: (statement: RunningStatement) => Promise<T>): Promise<T> {
    if (this.closing) throw this.closing;
    if (this.cancelled.has(nameOf(owner))) throw queriesErrors.cancelled(owner);
    const statement = new RunningStatement(owner);
    const { organizationId } = owner;
    const own = this.placeIn(organizationId);
    own.add(statement);
    try {
      return await this.turns.use(statement, () => work(statement));
    } finally {
      statement.end();
      own.delete(statement);
      if (own.size === 0) this.forget(organizationId);
    }
  }

  get none(): boolean {
    return this.statements.size === 0;
  }

  of(organizationId: string): RunningStatement[] {
    return [...(this.statements.get(organizationId) ?? [])];
  }

  stopAll(reason: AppError): void {
    for (const own of this.statements.values()) for (const statement of own) statement.stop(reason);
  }

  /** Whether there was something to stop. What has not begun yet is not begun; what is another organisation's is left alone. */
  cancel(asked: RunOwner): boolean {
    const { id, organizationId } = asked;
    const found = this.of(organizationId).filter(({ owner }) => owner.id === id);
    for (const statement of found) statement.stop(queriesErrors.cancelled({ id }));
    if (found.length === 0) this.cancelled.set(nameOf(asked), true);
    return found.length > 0;
  }

  /** Short ones may end; the others are stopped, so that nothing runs on for nobody. */
  async beforeApplicationShutdown(): Promise<void> {
    const reason = queriesErrors.stopping();
    this.closing = reason;
    const until = performance.now() + graceMs;
    while (!this.none && performance.now() < until) await moment();
    this.stopAll(reason);
    while (!this.none) await moment();
  }

  private forget(organizationId: string): void {
    this.statements.delete(organizationId);
    this.turns.forget(organizationId);
  }

  private placeIn(organizationId: string): Set<RunningStatement> {
    const own = this.statements.get(organizationId) ?? new Set();
    const accepted = this.config.organizationStatements;
    if (own.size >= accepted) throw queriesErrors.tooMany({ accepted, retryAfterSeconds });
    this.statements.set(organizationId, own);
    return own;
  }
}

/** Some of those that are waiting will have ended by then. */
const retryAfterSeconds = 2;

const moment = () => new Promise((resolve) => setTimeout(resolve, lookEveryMs));
