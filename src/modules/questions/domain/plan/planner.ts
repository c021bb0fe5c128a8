import { Refusal } from '../build/refusal.js';
import type { Grounding } from '../grammar/ground.js';
import type { Condition, Things } from '../grammar/tree.js';
import type { CompiledModel } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import type { Predicate, Query } from '../query/query.js';
import type { Sense } from '../resolve/assignment.js';
import { type Entity, entityOf } from './entity.js';
import type { Place } from './place.js';
import type { Rows } from './rows.js';

/** The parts of planning that use each other. */
export interface Steps {
  predicate(planner: Planner, place: Place, condition: Condition): Predicate;
  those(planner: Planner, things: Things, key?: readonly Column[]): Query;
}

export const rowWords = new Set(['row', 'rows', 'record', 'records', 'entry', 'entries']);

/** What a query is planned with: the words as decided, and what was taken for granted on the way. */
export class Planner {
  constructor(
    readonly grounding: Grounding,
    readonly model: CompiledModel,
    private readonly steps: Steps,
  ) {}

  /** What the question is about. */
  subject: Things | undefined;

  /** One condition as a test of the entity's rows. */
  predicate(place: Place, condition: Condition): Predicate {
    return this.steps.predicate(this, place, condition);
  }

  /** Puts all that is said of things on their rows. */
  narrow(rows: Rows, entity: Entity, conditions: readonly Condition[]): void {
    for (const condition of conditions) {
      const predicate = this.predicate({ rows, entity, alone: false }, condition);
      rows.where.push(...(predicate.kind === 'all' ? predicate.of : [predicate]));
    }
  }

  /** Those that are meant, by their key: an inner query. */
  those(things: Things, key?: readonly Column[]): Query {
    return this.steps.those(this, things, key);
  }

  sense(mention: Mention): Sense {
    const sense = this.grounding.nouns.get(mention);
    if (!sense) throw new Refusal(`"${mention.text}" was not understood.`, 3, [mention.text]);
    return sense;
  }

  /** What is asked about: rows of a table, or the different values of a column. */
  entity(mention: Mention): Entity {
    const sense = this.sense(mention);
    if (sense.kind === 'table' && rowWords.has(mention.text.toLowerCase())) return { table: sense.table };
    return entityOf(sense);
  }

  /** The column a noun names: of a table, what its rows are called by. */
  column(mention: Mention): Column {
    const sense = this.sense(mention);
    const column = sense.kind === 'column' ? sense.column : sense.table.nameColumn;
    if (!column) throw new Refusal(`"${mention.text}" is not one property.`, 3, [mention.text]);
    return column;
  }

  value(mention: ValueMention): ValueSense {
    const sense = this.grounding.values.get(mention);
    if (!sense) throw new Refusal(`"${mention.text}" is not in the data.`, 4, [mention.text]);
    return sense;
  }
}
