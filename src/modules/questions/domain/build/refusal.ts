/** Why a reading cannot be: thrown while it is built, told to the person when no other reading can be either. */
export class Refusal extends Error {
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
