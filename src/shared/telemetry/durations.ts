import { type Metric, register } from 'prom-client';

/** Upper bounds in seconds, from half a millisecond to a minute. */
const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** The observations with one combination of labels. */
export class Observations {
  private readonly counts = new Float64Array(bounds.length + 1);
  private sum = 0;

  observe(seconds: number): void {
    let slot = 0;
    while (slot < bounds.length && seconds > (bounds[slot] as number)) slot++;
    (this.counts[slot] as number)++;
    this.sum += seconds;
  }

  /** In the shape that prom-client prints: every bucket holds those below it too. */
  values(name: string, labels: Readonly<Record<string, string>>) {
    let below = 0;
    const buckets = [...bounds, '+Inf'].map((le, slot) => {
      below += this.counts[slot] as number;
      return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: below };
    });
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels, value: this.sum },
      { metricName: `${name}_count`, labels, value: below },
    ];
  }
}

/**
 * A histogram of durations. Ours and not prom-client's own, which spends microseconds on every observation to
 * look at its labels: whoever observes often keeps the `Observations` of its labels at hand.
 */
export class Durations {
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  private readonly byLabels = new Map<string, Observations>();

  constructor(
    readonly name: `almanac_${string}`,
    readonly help: string,
    readonly labelNames: readonly string[],
  ) {
    register.removeSingleMetric(name);
    register.registerMetric(this as unknown as Metric);
  }

  /** Values in the order of the label names. */
  labels(...values: readonly string[]): Observations {
    const key = values.join('\n');
    let found = this.byLabels.get(key);
    if (!found) {
      found = new Observations();
      this.byLabels.set(key, found);
    }
    return found;
  }

  get() {
    const values = [...this.byLabels].flatMap(([key, observations]) => {
      const parts = key.split('\n');
      const labels = Object.fromEntries(this.labelNames.map((name, index) => [name, parts[index] ?? '']));
      return observations.values(this.name, labels);
    });
    return { name: this.name, help: this.help, type: this.type, aggregator: this.aggregator, values };
  }

  reset(): void {
    this.byLabels.clear();
  }
}
