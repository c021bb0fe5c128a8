import type { ChildProcess } from 'node:child_process';
import { startIsolated } from '#shared/isolated-process';
import { queriesErrors } from '../../contract/errors.js';
import type { Interruptible } from '../running-statement.js';
import type { EngineAnswer, EngineRequest, EngineRequests, EngineTask } from './engine-messages.js';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Of JavaScript; the engine's own memory has a limit of its own. */
const scriptMemoryMb = 256;

/**
 * DuckDB in a process of its own, for one statement: what the statement does to its engine happens to nobody else, and
 * stopping it is ending the process.
 */
export class EngineProcess implements Interruptible, Disposable {
  private readonly child: ChildProcess;
  private waiting: Waiting | undefined;
  private ended: Error | undefined;

  /** `folder`: where it may write. */
  constructor(folder: string) {
    this.child = startIsolated(import.meta.url, 'engine-program', {
      memoryMb: scriptMemoryMb,
      writes: folder,
      addons: true,
    });
    this.child.on('message', (answer: EngineAnswer) => this.settle(answer));
    this.child.on('error', (error) => this.lose(error));
    this.child.on('exit', () => this.lose(queriesErrors.engineEnded()));
  }

  get hasEnded(): boolean {
    return this.ended !== undefined;
  }

  whenEnded(work: () => void): void {
    this.child.once('exit', work);
  }

  /** One request at a time. */
  ask<T extends EngineTask>(
    task: T,
    request: EngineRequests[T]['request'],
  ): Promise<EngineRequests[T]['answer']> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      this.waiting = { resolve, reject };
      const message: EngineRequest = { task, request };
      this.child.send(message, (error) => error && this.lose(queriesErrors.engineEnded()));
    }) as Promise<EngineRequests[T]['answer']>;
  }

  interrupt(): void {
    this.child.kill('SIGKILL');
  }

  [Symbol.dispose](): void {
    this.interrupt();
  }

  private settle(answer: EngineAnswer): void {
    if ('done' in answer) this.waiting?.resolve(answer.done);
    else if ('problem' in answer) this.waiting?.reject(new Error(answer.problem));
    else this.lose(queriesErrors.outOfMemory());
  }

  private lose(error: Error): void {
    this.ended ??= error;
    this.waiting?.reject(this.ended);
  }
}
