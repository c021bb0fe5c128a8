/** Ctrl-C and SIGTERM. The first asks to stop; with a second one the process does not wait any longer. */
export class StopSignal {
  private readonly asked = new AbortController();
  private force: () => Promise<void> = async () => undefined;

  constructor() {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => this.receive());
  }

  get signal(): AbortSignal {
    return this.asked.signal;
  }

  /** What a second signal does before the process ends. */
  onForce(force: () => Promise<void>): void {
    this.force = force;
  }

  /** Resolves with the first signal. */
  get received(): Promise<void> {
    if (this.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => this.signal.addEventListener('abort', () => resolve(), { once: true }));
  }

  private receive(): void {
    if (this.signal.aborted) {
      void this.force().finally(() => process.exit(1));
      return;
    }
    console.log('Stopping … (once more: at once)');
    this.asked.abort();
  }
}
