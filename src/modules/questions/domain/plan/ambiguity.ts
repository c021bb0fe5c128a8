import { limits } from '../grammar/weights.js';
import type { Ambiguous, Choice } from '../interpretation.js';
import type { Column } from '../model/schema-graph.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import { type Sense, senseId } from '../resolve/assignment.js';
import type { Understood } from './readings.js';

interface Decision {
  readonly phrase: string;
  readonly id: string;
  readonly implied: boolean;
}

/** A column that refers to other rows says the same as what it refers to, where it is the only one that does. */
const referred = (column: Column): Column => {
  const targets = column.table.edges
    .filter(({ toOne, on }) => toOne && on.length === 1)
    .flatMap(({ on }) => on);
  const to = targets.find(([from]) => from === column)?.[1];
  return to && targets.filter(([, other]) => other === to).length === 1 ? to : column;
};

/** What things are called stands for them. */
const asThing = (sense: Sense): Sense => {
  if (sense.kind === 'table') return sense;
  const column = referred(sense.column);
  return column === column.table.nameColumn
    ? { kind: 'table', table: column.table, score: sense.score }
    : sense;
};

/** What each word of a reading was decided to name, by the words themselves: readings of other parses can be compared. */
const decisionsOf = ({ grounding }: Understood): ReadonlyMap<string, Decision> => {
  const nouns = [...grounding.nouns].map(
    ([mention, sense]: [Mention, Parameters<typeof senseId>[0]]): Decision => ({
      phrase: mention.text,
      id: `${mention.text.toLowerCase()}=${senseId(asThing(sense))}`,
      implied: mention.implied === true,
    }),
  );
  const values = [...grounding.values].map(
    ([value, { column }]: [ValueMention, { column: Column }]): Decision => ({
      phrase: value.text,
      id: `${value.text.toLowerCase()}=${referred(column).id}`,
      implied: false,
    }),
  );
  return new Map([...nouns, ...values].map((one) => [one.phrase.toLowerCase(), one]));
};

/** Where a reading decides differently than another; what an adjective is about comes first. */
const difference = (reading: Understood, other: Understood): Decision | undefined => {
  const theirs = decisionsOf(other);
  const own = [...decisionsOf(reading)].filter(([phrase, { id }]) => {
    const twin = theirs.get(phrase);
    return twin !== undefined && twin.id !== id;
  });
  const decisions = own.map(([, decision]) => decision);
  return decisions.find(({ implied }) => implied) ?? decisions[0];
};

const isClose = (reading: Understood, best: Understood): boolean => {
  const gap = best.score - reading.score;
  const decision = difference(reading, best);
  if (!decision) return gap < limits.shapeMargin;
  return gap < (decision.implied ? limits.openMargin : limits.margin);
};

/** Keeps the readings that agree with the choices taken. */
export const agreeing = (
  readings: readonly Understood[],
  choices: readonly string[],
): readonly Understood[] =>
  readings.filter((reading) => {
    const decisions = decisionsOf(reading);
    return choices.every((choice) => {
      if (choice.startsWith('reading='))
        return [reading.text, withTable(reading).text].includes(choice.slice('reading='.length));
      const phrase = choice.slice(0, choice.lastIndexOf('='));
      const decision = decisions.get(phrase);
      return decision === undefined || decision.id === choice;
    });
  });

/** The same but for rows that are repeated. */
const allRows = ({ sql }: Understood): string => sql.replace(/^SELECT DISTINCT/, 'SELECT');

/** The same words for the same rows, or the same decisions about one tree: only the way to the data differs. */
const isAlike = (one: Understood, other: Understood): boolean =>
  allRows(one) === allRows(other) ||
  (one.text === other.text && one.query.root === other.query.root) ||
  (one.question === other.question && difference(one, other) === undefined);

const withTable = (reading: Understood): Understood => ({
  ...reading,
  text: `${reading.text} (${reading.query.root.view.label})`,
});

/** Several readings that are about equally likely: the person decides. */
export const openChoice = (readings: readonly Understood[]): Ambiguous | undefined => {
  const [best] = readings;
  if (!best) return undefined;
  const close = readings.filter((reading) => reading === best || isClose(reading, best));
  const told = close
    .filter((reading, at) => close.findIndex((other) => isAlike(other, reading)) === at)
    .map((reading, _, all) =>
      all.some((other) => other !== reading && other.text === reading.text) ? withTable(reading) : reading,
    )
    .slice(0, 4);
  const [first, second] = told;
  if (!first || !second) return undefined;
  const decisions = told.map((reading) => difference(reading, reading === first ? second : first));
  const ids = decisions.map((decision, at) => decision?.id ?? `reading=${told[at]?.text}`);
  const distinct = new Set(ids).size === ids.length;
  const choices = told.map(
    ({ text }, at): Choice => ({ id: distinct ? (ids[at] as string) : `reading=${text}`, text }),
  );
  return { status: 'ambiguous', phrase: decisions[0]?.phrase ?? '', choices };
};
