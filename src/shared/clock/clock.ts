import { randomUUID } from 'node:crypto';

/** The time of day, asked for where it decides something, so that a test can set it. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** New ids, asked for where a test wants to know them beforehand. */
export abstract class Ids {
  /** A UUID that nobody else has. */
  abstract next(): string;
}

export class RandomIds extends Ids {
  next(): string {
    return randomUUID();
  }
}
