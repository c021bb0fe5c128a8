import type { Choice, Interpretation } from './interpretation.js';

/** One choice that was taken, among those that were offered. */
export interface Taken {
  readonly phrase: string;
  readonly choice: Choice;
  readonly offered: readonly Choice[];
}

export interface Settled {
  readonly interpretation: Interpretation;
  readonly taken: readonly Taken[];
}

type Read = (choices: readonly string[]) => Interpretation;

/** Takes the choices in order. Nothing comes back unless each is offered when it is its turn: none is ever forced. */
export const takeChoices = (read: Read, ids: readonly string[]): Settled | undefined => {
  const taken: Taken[] = [];
  let interpretation = read([]);
  for (const [index, id] of ids.entries()) {
    if (interpretation.status !== 'ambiguous') return undefined;
    const { phrase, choices: offered } = interpretation;
    const choice = offered.find((one) => one.id === id);
    if (!choice) return undefined;
    taken.push({ phrase, choice, offered });
    interpretation = read(ids.slice(0, index + 1));
  }
  return { interpretation, taken };
};
