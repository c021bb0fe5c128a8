import { Clock, Ids } from '#shared/clock';

/** Stands still until it is moved. `override: (b) => b.overrideProvider(Clock).useValue(new FixedClock())`. */
export class FixedClock extends Clock {
  private time: number;

  constructor(start = '2024-01-01T00:00:00.000Z') {
    super();
    this.time = Date.parse(start);
  }

  now(): Date {
    return new Date(this.time);
  }

  advance(seconds: number): void {
    this.time += seconds * 1000;
  }
}

/** 00000000-0000-4000-8000-000000000001, …002, and so on. */
export class FixedIds extends Ids {
  private last = 0;

  next(): string {
    this.last += 1;
    return `00000000-0000-4000-8000-${String(this.last).padStart(12, '0')}`;
  }
}
