import { Refusal } from '../build/refusal.js';
import type { Condition, Operand, Wanted } from '../grammar/tree.js';
import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import { type Column, isTemporal } from '../model/schema-graph.js';
import type { Mention, Condition as Said, Operand as SaidOperand, TimeSpec } from '../parse/draft.js';
import { tableOf } from '../resolve/assignment.js';
import { isFigure, sensesOf } from './same.js';

/** The number that something wanted is. */
export const figureIn = (one: Wanted): Mention | undefined => {
  if (one.kind === 'figure') return one.figure.noun;
  return one.kind === 'property' && isFigure(one.noun) ? one.noun : undefined;
};

const unclear = (words: readonly string[] = []): never => {
  throw new Refusal('It is not clear how this continues the question before: ask in full.', 5, words);
};

const operandFrom = (operand: SaidOperand): Operand => {
  if (operand.kind === 'number' || operand.kind === 'date') return operand;
  if (operand.kind === 'value') return { kind: 'text', value: operand.value };
  if (operand.kind === 'aggregate' && operand.conditions.length === 0)
    return {
      kind: 'figure',
      figure: { agg: operand.agg, ...(operand.mention && { noun: operand.mention }) },
    };
  return unclear();
};

/** What an adjective is about: "older than" of an age. */
const impliedBy = (nouns: readonly string[], { lexicon, language }: CompiledModel): Mention | undefined => {
  const columns = nouns.flatMap((noun) => lexicon.columns.get(lemmaOf(noun, language)) ?? []);
  const [text = ''] = nouns;
  return columns.length > 0 ? { text, tables: [], columns, plural: false, implied: true } : undefined;
};

/** A condition of the scan as one of the rules. */
export const conditionFrom = (said: Said, model: CompiledModel): Condition => {
  const condition = positive(said, model);
  return said.negated ? { kind: 'not', of: condition } : condition;
};

const positive = (said: Said, model: CompiledModel): Condition => {
  switch (said.kind) {
    case 'value':
      return { kind: 'is', values: said.values, ...(said.column && { property: said.column }) };
    case 'compare': {
      const noun = said.column ?? (said.of && impliedBy(said.of, model));
      return noun
        ? { kind: 'compare', left: { noun }, op: said.op, right: operandFrom(said.operand) }
        : unclear();
    }
    case 'between':
      return said.column
        ? { kind: 'between', property: said.column, low: operandFrom(said.low), high: operandFrom(said.high) }
        : unclear();
    case 'like':
      return {
        kind: 'like',
        where: said.where,
        text: said.text,
        ...(said.column && { property: said.column }),
      };
    default:
      return unclear([said.mention.text]);
  }
};

const isYear = ({ view }: Column): boolean => view.type === 'integer' && /(^|_)year($|_)/i.test(view.name);

const ofTime = (mention: Mention): Column | undefined => {
  const [best] = sensesOf(mention);
  return best?.kind === 'column' && (isTemporal(best.column) || isYear(best.column))
    ? best.column
    : undefined;
};

/** "published after 2004": about a time. */
export const isOfTime = (condition: Condition): boolean => {
  if (condition.kind === 'compare')
    return condition.left.noun !== undefined && ofTime(condition.left.noun) !== undefined;
  if (condition.kind === 'all') return condition.of.length > 0 && condition.of.every(isOfTime);
  return condition.kind === 'between' && ofTime(condition.property) !== undefined;
};

const nounOf = (condition: Condition | undefined): Mention | undefined => {
  if (condition?.kind === 'compare') return condition.left.noun;
  if (condition?.kind === 'all') return nounOf(condition.of[0]);
  return condition?.kind === 'between' ? condition.property : undefined;
};

/** The only time that is known of things. */
const timeOf = (thing: Mention | undefined): Mention | undefined => {
  const [sense] = thing ? sensesOf(thing) : [];
  const columns = sense
    ? tableOf(sense).columns.filter((column) => isTemporal(column) || isYear(column))
    : [];
  const [column, ...others] = columns;
  if (!column || others.length > 0) return undefined;
  return {
    text: column.view.label,
    tables: [],
    columns: [{ column, score: 1 }],
    plural: false,
    implied: true,
  };
};

const later = (year: number | undefined, by: number): number | undefined =>
  year === undefined ? undefined : year + by;

/** A time as a condition on what it was said of before, or on the only time there is. */
export const inTime = (
  { kind, years, from, to, exclusive }: TimeSpec,
  before: Condition | undefined,
  thing: Mention | undefined,
): Condition | undefined => {
  const noun = nounOf(before) ?? timeOf(thing);
  const column = noun && ofTime(noun);
  if (!noun || !column || years.length > 1) return undefined;
  const [first, last] =
    kind === 'at' ? [years[0], years[0]] : [later(from, exclusive ? 1 : 0), later(to, exclusive ? -1 : 0)];
  if (first === undefined && last === undefined) return undefined;
  const at = (year: number): Operand =>
    isYear(column)
      ? { kind: 'number', quantity: { value: year, yearLike: true } }
      : { kind: 'date', iso: `${year}-01-01` };
  const left = { noun };
  if (isYear(column) && first === last && first !== undefined)
    return { kind: 'compare', left, op: '=', right: at(first) };
  return {
    kind: 'all',
    of: [
      ...(first === undefined ? [] : [{ kind: 'compare', left, op: '>=', right: at(first) } as const]),
      ...(last === undefined ? [] : [{ kind: 'compare', left, op: '<', right: at(last + 1) } as const]),
    ],
  };
};
