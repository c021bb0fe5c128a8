import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { EngineProcess } from './engine-process.js';

/** Where nothing was written for so long, nobody waits for the next one to start. */
const idleMs = 5 * 60_000;
/** The one that was taken has the processors to itself, and then what it wrote is sent. */
const startAfterMs = 300;

/** A process that has started before anybody needs it, once one was needed: starting takes 0.2 to 0.3 s. */
@Injectable()
export class SpareProcess implements OnApplicationShutdown {
  private ready: { readonly process: EngineProcess; readonly folder: string } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** `folder`: where it may write. Whoever takes it ends it. */
  take(folder: string): EngineProcess {
    const { ready } = this;
    this.ready = undefined;
    const fits = ready?.folder === folder && !ready.process.hasEnded;
    if (!fits) ready?.process[Symbol.dispose]();
    const taken = fits ? ready.process : new EngineProcess(folder);
    taken.whenEnded(() => this.later(startAfterMs, () => this.start(folder)));
    return taken;
  }

  onApplicationShutdown(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.end();
  }

  private start(folder: string): void {
    this.end();
    this.ready = { process: new EngineProcess(folder), folder };
    this.later(idleMs, () => this.end());
  }

  private end(): void {
    this.ready?.process[Symbol.dispose]();
    this.ready = undefined;
  }

  private later(ms: number, work: () => void): void {
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(work, ms).unref();
  }
}
