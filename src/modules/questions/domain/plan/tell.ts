import type { Grounding } from '../grammar/ground.js';
import { ownerOf, subjectOf } from '../grammar/subject.js';
import type { By, Condition, Figure, Operand, Question, Things, Wanted } from '../grammar/tree.js';
import type { CompiledModel } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import { capitalized, listed, numberInWords, pluralOf } from '../print/words.js';
import type { Query } from '../query/query.js';
import { type Sense, tableOf } from '../resolve/assignment.js';
import type { CompareOp } from '../text/operators.js';
import { Rows } from './rows.js';

const opWords: Readonly<Record<CompareOp, string>> = {
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
  '=': '',
  '<>': 'other than',
};

const aggWords = {
  avg: 'average',
  sum: 'total',
  min: 'lowest',
  max: 'highest',
  median: 'median',
  count: 'number of',
} as const;

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/** "courses that have exams", of a column that says whether it has some. */
const labelOf = (sense: Sense): string =>
  sense.kind === 'table'
    ? sense.table.view.label.toLowerCase()
    : sense.column.view.label.toLowerCase().replace(/^(?:has|have) /, '');

/** Rows go by what people called them; what their table is called is told where that is something else. */
const inPeoplesWords = ({ text }: Mention, label: string, plural: boolean): string => {
  const said = text.toLowerCase();
  if ([label, pluralOf(label)].includes(said)) return plural ? pluralOf(label) : label;
  return label.startsWith(said) || said.startsWith(label) ? said : `${said} (${label})`;
};

/** A question in words, each noun by the name of what it was decided to be. */
class Telling {
  constructor(private readonly grounding: Grounding) {}

  private noun(mention: Mention, plural = false): string {
    const sense = this.grounding.nouns.get(mention);
    if (!sense) return mention.text;
    const label = labelOf(sense);
    if (sense.kind === 'table' && !mention.implied) return inPeoplesWords(mention, label, plural);
    return plural ? pluralOf(label) : label;
  }

  /** A property with the table it is of, where that is not the one it is told of. */
  private property(mention: Mention, owner?: Mention): string {
    const sense = this.grounding.nouns.get(mention);
    const of = owner && this.grounding.nouns.get(owner);
    if (sense?.kind !== 'column' || !of) return this.noun(mention);
    const table = of.kind === 'table' ? of.table : of.column.table;
    return sense.column.table === table
      ? this.noun(mention)
      : `${sense.column.table.view.label.toLowerCase()} ${this.noun(mention)}`;
  }

  private value(mention: ValueMention): string {
    const sense = this.grounding.values.get(mention);
    const around = sense?.within?.value === undefined ? [] : [sense.within.value];
    return [...(sense?.values ?? [mention.text]), ...around].join(', ');
  }

  things(things: Things): string {
    const { noun, first, conditions } = things;
    const plural = first === undefined ? noun.plural : (first.count ?? 1) > 1;
    const told = conditions.map((one) => this.condition(one, noun)).filter((one) => one !== '');
    const order = first ? `${this.place(things)} ` : '';
    const by =
      first && (first.by.kind === 'figure' || first.by.kind === 'relation')
        ? ` with the ${end(first.direction)} ${this.by(first.by, noun)}`
        : '';
    return `${order}${this.noun(noun, plural)}${by}${told.length > 0 ? ` ${told.join(' and ')}` : ''}`;
  }

  private place({ first, noun }: Things): string {
    if (!first) return '';
    const count =
      first.count && first.count > 1
        ? first.only
          ? `number ${first.count}: `
          : `first ${first.count} `
        : '';
    if (first.by.kind === 'often') return `${count}most ${first.direction === 'desc' ? '' : 'un'}common`;
    if (first.by.kind === 'adjective')
      return `${count}${this.property(first.by.noun, noun)} ${end(first.direction)}:`;
    return count.trim();
  }

  private by(by: By, owner: Mention): string {
    if (by.kind === 'relation') return `number of ${this.noun(by.to, true)} by ${this.noun(by.via)}`;
    return by.kind === 'figure' ? this.figure(by.figure, owner) : '';
  }

  figure({ agg, noun, of, distinct }: Figure, owner?: Mention): string {
    const different = distinct ? 'different ' : '';
    if (agg === 'count')
      return `number of ${different}${of ? this.things(of) : noun ? this.noun(noun, true) : 'rows'}`;
    const what = noun ? this.property(noun, of?.noun ?? owner) : '';
    return `${agg ? `${aggWords[agg]} ` : ''}${what}${of ? ` of ${this.things(of)}` : ''}`.trim();
  }

  private operand(operand: Operand): string {
    if (operand.kind === 'number') return numberInWords(operand.quantity.value, operand.quantity.yearLike);
    if (operand.kind === 'date') return operand.iso;
    if (operand.kind === 'text') return this.value(operand.value);
    return `the ${this.figure(operand.figure)}`;
  }

  /** "in Ohio and Texas": what has several of them has both. */
  private hasBoth({ every, and }: Of<'is'>, column: Column | undefined, owner: Mention): boolean {
    const sense = this.grounding.nouns.get(owner);
    if (every || !and || !sense || !column) return every === true;
    return !new Rows(tableOf(sense)).isOne(tableOf(sense), column.table);
  }

  private is(condition: Of<'is'>, owner: Mention): string {
    const { values, property, negated } = condition;
    const [first] = values;
    const column = first && this.grounding.values.get(first)?.column;
    const of = property ? this.property(property, owner) : (column?.view.label.toLowerCase() ?? '');
    const said = values.map((one) => this.value(one));
    return `with ${of} ${negated ? 'not ' : ''}${listed(said, this.hasBoth(condition, column, owner) ? 'and' : 'or')}${doneBy(condition.done)}`;
  }

  private like({ property, where, text, negated }: Of<'like'>, owner: Mention): string {
    const how = { anywhere: 'containing', start: 'starting with', end: 'ending with' }[where];
    return `with ${property ? this.property(property, owner) : 'name'} ${negated ? 'not ' : ''}${how} "${text}"`;
  }

  private tied({ count, negated, things, via }: Of<'tied'>): string {
    const most = count && `${opWords[count.op] || 'exactly'} ${numberInWords(count.number, false)} `;
    return `that have ${most ?? (negated ? 'no ' : '')}${this.things(things)}${doneBy(via?.text)}`;
  }

  private related({ to, via, negated }: Of<'related'>): string {
    const those =
      to.kind === 'things' ? this.things(to.things) : listed(to.values.map((one) => this.value(one)));
    return `${negated ? 'without' : 'with'} ${via.text} ${those}`;
  }

  private condition(condition: Condition, owner: Mention): string {
    switch (condition.kind) {
      case 'is':
        return this.is(condition, owner);
      case 'compare':
        return `with ${condition.negated ? 'not ' : ''}${this.figure(condition.left, owner)} ${opWords[condition.op]} ${this.operand(condition.right)}`.replaceAll(
          '  ',
          ' ',
        );
      case 'between':
        return `with ${this.property(condition.property, owner)} between ${this.operand(condition.low)} and ${this.operand(condition.high)}`;
      case 'like':
        return this.like(condition, owner);
      case 'tied':
        return this.tied(condition);
      case 'times':
        return `that occur ${opWords[condition.count.op] || 'exactly'} ${condition.count.number} times`;
      case 'related':
        return this.related(condition);
      case 'not':
        return `not ${this.condition(condition.of, owner)}`;
      case 'any':
        return condition.of.map((one) => this.condition(one, owner)).join(' or ');
      case 'all':
        return condition.of.map((one) => this.condition(one, owner)).join(' and ');
    }
  }

  private pair({ op, figures }: Extract<Wanted, { kind: 'pair' }>): string {
    const [a, b] = figures.map((figure) => this.figure(figure));
    if (op === 'difference') return `difference between the ${a} and the ${b}`;
    return op === 'ratio' ? `ratio of the ${a} to the ${b}` : `${a} as a percentage of the ${b}`;
  }

  wanted(one: Wanted, subject: Things | undefined): string {
    if (one.kind === 'figure') return this.figure(one.figure);
    if (one.kind === 'everything') return 'all details';
    if (one.kind === 'pair') return this.pair(one);
    if (one.kind === 'things') return one.things === subject ? '' : this.things(one.things);
    return this.property(one.noun, one.of?.noun ?? subject?.noun);
  }

  question(question: Question): string {
    const subject = subjectOf(question);
    const shownOf = question.wanted.some(
      (one) => (one.kind === 'figure' && one.figure.of === subject) || one.kind === 'pair',
    );
    const parts = question.wanted.map((one) => this.wanted(one, subject)).filter((one) => one !== '');
    const of = subject && !shownOf ? this.things(subject) : '';
    const what = parts.length > 0 ? `${listed(parts)}${of ? ` of ${of}` : ''}` : of;
    const groups = question.groups
      .map((group) => ` by ${group.period ? `${group.period} of ` : ''}${this.things(group)}`)
      .join('');
    const order =
      question.order.length > 0
        ? `, ${question.order.map(({ by, direction }) => `ordered${by ? ` by ${this.ordering(by)}` : ''}${direction === 'desc' ? ', highest first' : ''}`).join(', ')}`
        : '';
    return capitalized(`${what}${groups}${order}`.replaceAll('  ', ' ').trim());
  }

  private ordering(by: Wanted): string {
    return by.kind === 'things' ? this.noun(by.things.noun) : this.wanted(by, ownerOf(by));
  }
}

/** The verb that says how two things belong together. */
const doneBy = (verb: string | undefined): string => (verb ? ` (${verb.toLowerCase()})` : '');

const end = (direction: 'asc' | 'desc'): string => (direction === 'desc' ? 'highest' : 'lowest');

/** What a question was understood to ask, in plain words. */
export const tell = (
  { question, grounding }: { readonly question: Question; readonly grounding: Grounding },
  { root }: Query,
  model: CompiledModel,
): string => {
  const text = new Telling(grounding).question(question);
  const named = subjectOf(question) !== undefined || model.graph.tables.length === 1;
  return named ? text : `${text} in ${root.view.label.toLowerCase()}`;
};
