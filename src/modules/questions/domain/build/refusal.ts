import type { DeclineCause } from '../interpretation.js';
import type { Column } from '../model/schema-graph.js';

/** Why a reading cannot be: thrown while it is built, told to the person when no other reading can be either. */
export class Refusal extends Error {
  readonly because: DeclineCause = 'unclear';

  constructor(
    /** In words for the person who asked. */
    readonly reason: string,
    /** How much it tells: a reading that nearly worked explains more than one that never fitted. */
    readonly weight: number,
    readonly words: readonly string[] = [],
  ) {
    super(reason);
  }
}

export class NoSuchData extends Refusal {
  override readonly because = 'no-such-data';
}

/** Years or places that the data does not reach. */
export class OutOfRange extends Refusal {
  override readonly because = 'out-of-range';
}

export class CannotAggregate extends Refusal {
  override readonly because = 'cannot-aggregate';
}

/** A figure that could be averaged, or told for each of the things it is known of: which of them is to be asked. */
export class PartsRefusal extends CannotAggregate {
  constructor(
    reason: string,
    weight: number,
    readonly figure: Column,
  ) {
    super(reason, weight);
  }
}

/** Two things belong together in ways of which none was said. */
export class SeveralWays extends Refusal {
  constructor(reason: string) {
    super(reason, 3);
  }
}

/** What was asked is clear, and cannot be: no other reading takes its place. */
export class Impossible extends Refusal {}
