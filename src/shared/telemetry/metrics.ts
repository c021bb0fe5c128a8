import { Counter, collectDefaultMetrics, Gauge, register } from 'prom-client';

/** What this process measures; `/metrics` shows all of it. */
export const metrics = {
  contentType: register.contentType,
  /** In the text format of Prometheus. */
  text: (): Promise<string> => register.metrics(),
};

/** Node's own figures: memory, event loop, garbage collection. */
export function measureProcess(): void {
  if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();
}

export interface Reading {
  readonly name: `almanac_${string}`;
  readonly help: string;
  /** Of one label, when there is more than one figure. */
  readonly label?: string;
  /** The figure now, or one for each value of the label. */
  readonly read: () => Figures | Promise<Figures>;
}

type Figures = number | Readonly<Record<string, number>>;

/** A figure that goes up and down, read when somebody looks. A later call with the same name replaces the first. */
export function gauge({ name, help, label, read }: Reading): void {
  register.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    async collect() {
      for (const [labels, value] of byLabels(label, await read())) this.set(labels, value);
    },
  });
}

/** A figure that only goes up, kept elsewhere and read when somebody looks. */
export function counter({ name, help, label, read }: Reading): void {
  register.removeSingleMetric(name);
  new Counter({
    name,
    help,
    labelNames: label ? [label] : [],
    async collect() {
      const figures = await read();
      this.reset();
      for (const [labels, value] of byLabels(label, figures)) this.inc(labels, value);
    },
  });
}

function byLabels(label: string | undefined, figures: Figures): [Record<string, string>, number][] {
  if (typeof figures === 'number') return [[{}, figures]];
  return Object.entries(figures).map(([key, value]) => [label ? { [label]: key } : {}, value]);
}
