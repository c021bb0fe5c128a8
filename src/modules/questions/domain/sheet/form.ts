import type { Plan } from './answers.js';
import type { Scene } from './scene.js';

export type Groups = Readonly<Record<string, string | undefined>>;

/** One way to ask, and how it is read; nothing where a word of it has no meaning. */
export interface Form {
  readonly name: string;
  readonly pattern: RegExp;
  read(scene: Scene, groups: Groups): Plan | undefined;
}

/** One word of no importance: nothing that turns the meaning. */
export const any =
  '(?!(?:not|no|never|other|least|most|than|same|more|less|fewer|each|every|average|consecutive|how|many|by|differences?)\\b)[a-z-]+';

export const form = (name: string, pattern: string, read: Form['read']): Form => ({
  name,
  pattern: new RegExp(`^${pattern}$`),
  read,
});
