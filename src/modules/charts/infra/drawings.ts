import type { ChildProcess } from 'node:child_process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { reasonOf } from '#shared/errors';
import { startIsolated } from '#shared/isolated-process';
import { chartsErrors } from '../contract/errors.js';
import { ChartsConfig } from './config.js';
import type { DrawingAnswer, DrawingRequest } from './drawing.js';

interface Waiting {
  readonly resolve: (content: string) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Draws in a process of its own. A specification that takes too long or too much memory ends with that process, and its
 * libraries take no memory while nobody draws.
 */
@Injectable()
export class Drawings implements OnApplicationShutdown {
  private process: ChildProcess | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private waiting: Waiting | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly config: ChartsConfig) {}

  /** One drawing at a time, each with its own time limit. */
  draw(request: DrawingRequest): Promise<string> {
    const drawn = this.turn.then(() => this.drawNow(request));
    this.turn = drawn.catch(() => undefined);
    return drawn;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.turn;
    this.end();
  }

  private async drawNow(request: DrawingRequest): Promise<string> {
    clearTimeout(this.idleTimer);
    const { timeLimitSeconds: seconds, idleSeconds } = this.config;
    const timer = setTimeout(() => this.giveUp(chartsErrors.tooSlow({ seconds })), seconds * 1000);
    try {
      return await new Promise<string>((resolve, reject) => {
        this.waiting = { resolve, reject };
        this.running().send(request);
      });
    } finally {
      clearTimeout(timer);
      this.waiting = undefined;
      this.idleTimer = setTimeout(() => this.end(), idleSeconds * 1000).unref();
    }
  }

  private running(): ChildProcess {
    if (this.process) return this.process;
    const { memoryMb } = this.config;
    // The library that paints is machine code.
    const child = startIsolated(import.meta.url, 'drawing-process', { memoryMb, addons: true });
    child.on('message', (answer: DrawingAnswer) => this.settle(answer));
    child.on('error', (error) => this.lose(child, error));
    child.on('exit', () => this.lose(child, chartsErrors.tooLarge({ reason: 'drawing it breaks off' })));
    child.unref();
    child.channel?.unref();
    this.process = child;
    return child;
  }

  private settle(answer: DrawingAnswer): void {
    if ('content' in answer) this.waiting?.resolve(answer.content);
    else this.waiting?.reject(chartsErrors.badSpecification({ reason: reasonOf(answer.problem) }));
  }

  /** The process is gone: the next drawing starts another. */
  private lose(child: ChildProcess, error: Error): void {
    if (this.process !== child) return;
    this.process = undefined;
    this.waiting?.reject(error);
  }

  private giveUp(error: Error): void {
    this.waiting?.reject(error);
    this.end();
  }

  private end(): void {
    clearTimeout(this.idleTimer);
    const child = this.process;
    this.process = undefined;
    child?.kill('SIGKILL');
  }
}
