import { type Chunk, isNoun } from '../senses/chunk.js';
import type { Operator } from '../text/operators.js';
import {
  type Condition,
  type Derived,
  type Draft,
  emptyDraft,
  type Mention,
  type Thing,
  type Tie,
  type ValueMention,
} from './draft.js';

export const toMention = (chunk: Chunk): Mention => ({
  text: chunk.corrected ?? chunk.text,
  tables: chunk.tables,
  columns: chunk.columns,
  plural: chunk.plural,
  ...(chunk.related && { related: true as const }),
});

export const toValue = (chunk: Chunk): ValueMention => ({
  text: chunk.text,
  values: chunk.values,
  ...(chunk.quoted && { quoted: true as const }),
});

/** Reads chunks from left to right and keeps what the grammar needs to remember between rules. */
export class Cursor {
  at = 0;
  readonly draft: Draft = emptyDraft();
  /** What is wanted, or what narrows it down. */
  zone: 'target' | 'modifier' = 'target';
  /** The preposition or relative word that opened the modifier. */
  link = '';
  negated = false;
  nextOwner: Mention | undefined;
  or = false;
  /** "either" was said and its "or" is still to come. */
  either = false;
  /** "with age", "whose name": a column that a comparison or a value will follow. */
  dangling: Mention | undefined;
  lastNoun: Mention | undefined;
  lastColumn: Mention | undefined;
  /** A density or the like that a comparison may follow. */
  lastDerived: Derived | undefined;
  /** What the density is of, when it was said. */
  lastDerivedOf: Mention | undefined;
  /** A growth or a loss that a comparison may follow. */
  lastChange = false;
  /** The conditions of an inner query that the next words belong to. */
  innerScope: Condition[] | undefined;
  /** Where conditions go: the draft's, or those of an inner query. */
  scope: Condition[] = this.draft.conditions;
  /** "its" was said: what follows belongs to something named before. */
  its = false;
  limit: number | undefined;
  /** The limit is a place in the order: "second". */
  nth = false;
  /** A verb that ties the next thing or name to what came before. */
  tie: Omit<Tie, 'to'> | undefined;
  /** The thing that the next words tell of. */
  thing: Thing | undefined;
  /** What may not exist: more nouns belong to it. */
  exception: Extract<Condition, { kind: 'exists' }> | undefined;

  constructor(readonly chunks: readonly Chunk[]) {}

  peek(ahead = 0): Chunk | undefined {
    return this.chunks[this.at + ahead];
  }

  get done(): boolean {
    return this.at >= this.chunks.length;
  }

  isOperator<K extends Operator['kind']>(kind: K, ahead = 0): Extract<Operator, { kind: K }> | undefined {
    const operator = this.peek(ahead)?.operator;
    return operator?.kind === kind ? (operator as Extract<Operator, { kind: K }>) : undefined;
  }

  /** Passes words without meaning; says how many. */
  skipSmall(more: (chunk: Chunk) => boolean = () => false): number {
    const start = this.at;
    while (!this.done) {
      const chunk = this.peek() as Chunk;
      if (isNoun(chunk) || chunk.values.length > 0 || chunk.quantity) break;
      if (!(chunk.skip && !chunk.operator) && !more(chunk)) break;
      this.at += 1;
    }
    return this.at - start;
  }

  /** The next chunk that is not a small word, without moving. */
  ahead(start = 0): Chunk | undefined {
    let at = this.at + start;
    while (this.chunks[at]?.skip && !this.chunks[at]?.operator && !isNoun(this.chunks[at])) at += 1;
    return this.chunks[at];
  }

  takeNoun(): Mention | undefined {
    const chunk = this.peek();
    if (!isNoun(chunk)) return undefined;
    this.at += 1;
    const mention = toMention(chunk);
    if (this.nextOwner) mention.owner = this.nextOwner;
    this.nextOwner = undefined;
    this.lastNoun = mention;
    this.tieTo(mention);
    return mention;
  }

  tieTo(to: Mention | ValueMention): void {
    if (this.tie) this.draft.ties.push({ ...this.tie, to });
    this.tie = undefined;
  }

  add(condition: Condition): void {
    if (condition.kind === 'value' && condition.values[0]) this.tieTo(condition.values[0]);
    if (this.negated) condition.negated = true;
    if (this.or) {
      condition.or = true;
      this.either = false;
    }
    this.negated = false;
    this.or = false;
    this.dangling = undefined;
    if (this.link === 'verb') this.link = 'of';
    this.scope.push(condition);
    if (this.innerScope) this.scope = this.innerScope;
    this.innerScope = undefined;
  }
}

/** Tries to use the chunk at the cursor; false when it is not its case. */
export type Rule = (cursor: Cursor) => boolean;
