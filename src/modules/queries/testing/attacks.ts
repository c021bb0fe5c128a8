/** Statements that a gate must refuse, by what they are after, with a word of the reason that is given. */
export type Attacks = Readonly<Record<string, readonly (readonly [sql: string, word: string])[]>>;

/** The same in a list. */
export const attackList = (attacks: Attacks): (readonly [sql: string, word: string])[] =>
  Object.values(attacks).flat();
