import type { ChildProcess } from 'node:child_process';
import type { AppError } from '#shared/errors';
import { startIsolated } from '#shared/isolated-process';
import { queriesErrors } from '../../contract/errors.js';
import type { Interruptible } from '../running-statement.js';
import type { HostAnswer, HostMessage, HostRequests, HostTask } from './host-messages.js';

/** The process ended with everything that ran in it; whose fault it was, nobody knows. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
  constructor(readonly problem: AppError) {
    super(problem.message);
  }
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  /** That came ahead of the answer. */
  readonly rows: unknown[];
}

export interface HostLimits {
  /** Of the whole process, in megabytes. */
  readonly processMb: number;
  /** For as many statements at a time. */
  readonly threads: number;
}

/** Of JavaScript, which holds the rows of results until they are sent. */
const scriptMemoryMb = 1024;
/** A statement that has not ended so long after it was told to is ended with its process. */
const patienceMs = 900;

/** A process of its own in which engines are open and statements run, many at a time. */
export class EngineHost {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private lost: EngineLost | undefined;

  constructor({ processMb, threads }: HostLimits) {
    const isolation = { memoryMb: scriptMemoryMb, addons: true, threads };
    this.child = startIsolated(import.meta.url, 'host-program', isolation);
    this.child.on('message', (answer: HostAnswer) => this.settle(answer));
    this.child.on('error', () => this.lose(queriesErrors.engineEnded()));
    this.child.on('exit', () => this.lose(queriesErrors.engineEnded()));
    this.send({ processMb });
  }

  get isLost(): boolean {
    return this.lost !== undefined;
  }

  get isIdle(): boolean {
    return this.waiting.size === 0;
  }

  ask<T extends HostTask>(task: T, request: HostRequests[T]['request']): Promise<HostRequests[T]['answer']> {
    return this.askAs(++this.lastId, task, request);
  }

  /** A request that can be told to give up. */
  begin(): HostedStatement {
    const id = ++this.lastId;
    return new HostedStatement({
      ask: (task, request) => this.askAs(id, task, request),
      interrupt: () => this.send({ interrupt: id }),
      end: () => this.end(),
    });
  }

  end(): void {
    this.lose(queriesErrors.engineEnded());
  }

  private askAs<T extends HostTask>(id: number, task: T, request: HostRequests[T]['request']) {
    return new Promise<unknown>((resolve, reject) => {
      if (this.lost) return reject(this.lost);
      this.waiting.set(id, { resolve, reject, rows: [] });
      this.send({ id, task, request });
    }) as Promise<HostRequests[T]['answer']>;
  }

  private send(message: HostMessage): void {
    if (!this.lost) this.child.send(message, (error) => error && this.lose(queriesErrors.engineEnded()));
  }

  private settle(answer: HostAnswer): void {
    if ('outOfMemory' in answer) this.lose(queriesErrors.outOfMemory());
    else if ('rows' in answer) for (const row of answer.rows) this.waiting.get(answer.id)?.rows.push(row);
    else this.settleOne(answer);
  }

  private settleOne(answer: Extract<HostAnswer, { done: unknown } | { problem: string }>): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('problem' in answer) waiting?.reject(new Error(answer.problem));
    else waiting?.resolve(withRows(waiting.rows, answer.done));
  }

  private lose(problem: AppError): void {
    this.lost ??= new EngineLost(problem);
    for (const { reject } of this.waiting.values()) reject(this.lost);
    this.waiting.clear();
    this.child.kill('SIGKILL');
  }
}

function withRows(first: unknown[], done: unknown): unknown {
  if (first.length === 0) return done;
  const result = done as HostRequests['run']['answer'];
  for (const row of result.rows) first.push(row);
  return { ...result, rows: first };
}

interface Conversation {
  readonly ask: EngineHost['ask'];
  readonly interrupt: () => void;
  /** With everything else that runs there. */
  readonly end: () => void;
}

/** One statement in a host, and the brake for it. */
export class HostedStatement implements Interruptible, Disposable {
  private lastResort: NodeJS.Timeout | undefined;

  constructor(private readonly host: Conversation) {}

  get ask(): EngineHost['ask'] {
    return this.host.ask;
  }

  interrupt(): void {
    this.host.interrupt();
    this.lastResort ??= setTimeout(() => this.host.end(), patienceMs);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.lastResort);
  }
}
