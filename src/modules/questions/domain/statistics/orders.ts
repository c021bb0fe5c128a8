import type { Heard } from './hear.js';
import type { Order, Wanted } from './request.js';
import { cuesOf } from './soundness.js';

/** What is said before "sorted by": the figures after it are those of the order. */
export const withoutOrder = (heard: readonly Heard[]): readonly Heard[] => {
  const at = heard.findIndex((one) => one.kind === 'cue' && one.cue.kind === 'order' && one.cue.by === true);
  return at < 0 ? heard : heard.slice(0, at);
};

/** How the lines of a list are to follow each other. */
export const orderOf = (heard: readonly Heard[], by: Wanted | undefined): Order | undefined => {
  const said = cuesOf(heard, 'order');
  if (said.length === 0) return undefined;
  const after = heard.slice(withoutOrder(heard).length);
  const direction = said.find((one) => one.direction)?.direction ?? cuesOf(after, 'rank')[0]?.direction;
  const name = said.some((one) => one.name === true);
  return { ...(by && { by }), ...(name && { name: true as const }), ...(direction && { direction }) };
};
