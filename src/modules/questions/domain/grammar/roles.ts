import type { Role } from '../model/lexicon.js';
import type { Mention } from '../parse/draft.js';
import type { Chart, Found, Parser } from './chart.js';
import type { Condition } from './tree.js';
import { weights } from './weights.js';

/** What is called by the part it plays: "host cities" are cities, and some competition is held in each. */
export interface Played {
  readonly noun: Mention;
  readonly condition: Condition;
}

const mostWords = 4;

const playedBy = ({ column, to }: Role, text: string): Played => {
  const reference: Mention = { text, tables: [], columns: [{ column, score: 1 }], plural: false };
  const from: Mention = {
    text: column.table.view.label.toLowerCase(),
    tables: [{ table: column.table, score: 1 }],
    columns: [],
    plural: true,
  };
  return {
    noun: { text, tables: [{ table: to, score: 1 }], columns: [], plural: true },
    condition: { kind: 'tied', things: { noun: from, conditions: [] }, via: reference },
  };
};

/** "host cities", "the home team". */
export const played: Parser<Played> = (chart: Chart, start) => {
  const found: Found<Played>[] = [];
  let at = start;
  while (at < chart.tokens.length && chart.isSmall(at)) at += 1;
  for (let length = 2; length <= mostWords && at + length <= chart.tokens.length; length += 1) {
    const said = chart.tokens.slice(at, at + length);
    const [role, ...others] =
      chart.model.lexicon.roles.get(said.map(({ word }) => chart.lemma(word)).join(' ')) ?? [];
    if (!role || others.length > 0) continue;
    const text = said.map((token) => token.text).join(' ');
    found.push({ end: at + length, value: playedBy(role, text), cost: weights.piece });
  }
  return found;
};
