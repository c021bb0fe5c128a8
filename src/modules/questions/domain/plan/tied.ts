import { Refusal } from '../build/refusal.js';
import type { Condition, Things } from '../grammar/tree.js';
import { isNumeric, isTemporal, type Table } from '../model/schema-graph.js';
import type { Predicate } from '../query/query.js';
import { counted, elsewhere, together } from './elsewhere.js';
import { type Entity, keyOf } from './entity.js';
import { filledIn, flagged } from './flags.js';
import { compareNumber } from './operands.js';
import { type Of, onTable, type Place } from './place.js';
import type { Planner } from './planner.js';
import { across, relates } from './related.js';
import { member, Rows, shown } from './rows.js';

type Tied = Of<'tied'>;

/** Rows of the entity's own table: those that share its value, where it is one. */
const own = (planner: Planner, place: Place, { things, negated, count, loose }: Tied): Predicate => {
  const { entity } = place;
  const about = planner.entity(things.noun).column;
  const bare = !things.first && !count && things.conditions.length === 0;
  const flag = bare && about ? flagged(planner, about, negated === true) : undefined;
  if (flag) return flag;
  const filled = bare && about && !entity.column && !loose ? filledIn(about, negated === true) : undefined;
  if (filled) return filled;
  // "that were HELD": each has the day that it was.
  if (bare && about && isTemporal(about) && !entity.column && !negated) return together([]);
  const inner = new Rows(entity.table);
  if (!entity.column && !things.first && !negated && !count && things.conditions.length > 0)
    return together(
      things.conditions.map((one) => planner.predicate({ ...place, entity: { table: entity.table } }, one)),
    );
  const same = !planner.entity(things.noun).column;
  if (entity.column && same && !things.first && !count && !negated && things.conditions.length === 0)
    return together([]);
  if (!entity.column && !things.first) throw new Refusal('The question compares a thing with itself.', 1);
  if (!things.first && !count && things.conditions.length === 0)
    throw new Refusal('The question compares a thing with itself.', 1);
  if (things.first) {
    const key = keyOf(planner.entity(things.noun));
    return member(key, planner.those(things), negated === true);
  }
  planner.narrow(inner, { table: entity.table }, things.conditions);
  const select = shown(keyOf(entity));
  const query = count ? counted(inner, select, count) : inner.query({ select });
  return member(keyOf(entity), query, negated === true);
};

/** "with more than 10 points": a figure after all, and no things that are counted. */
const asFigure = (place: Place, to: Entity, { count, things }: Tied): Predicate | undefined => {
  const { column } = to;
  if (!count || !column || !isNumeric(column) || column.view.role === 'key') return undefined;
  if (things.conditions.length > 0 || things.first) throw new Refusal('It is not clear what is compared.', 2);
  const quantity = { value: count.number, yearLike: false };
  return onTable(place, column.table, () => compareNumber(column, count.op, quantity));
};

/** "shared by people older than 23 and younger than 20": nobody is both, so there is one of each. */
export const contrary = (things: Things): readonly Things[] | undefined => {
  const all = things.conditions.flatMap((one) => (one.kind === 'all' ? one.of : [one]));
  const [low, high] = ['>', '<'].map((sign) =>
    all.find((one) => one.kind === 'compare' && one.op.startsWith(sign)),
  );
  const rest = all.filter((one) => one !== low && one !== high);
  if (low?.kind !== 'compare' || high?.kind !== 'compare') return undefined;
  const [over, under] = [low.right, high.right];
  const same = low.left.noun?.columns[0]?.column === high.left.noun?.columns[0]?.column;
  if (
    over.kind !== 'number' ||
    under.kind !== 'number' ||
    !same ||
    over.quantity.value < under.quantity.value
  )
    return undefined;
  return [low, high].map((one) => ({ ...things, conditions: [...rest, one] }));
};

/** What is said of both, said of each. */
const eachSaid = (condition: Condition): readonly Condition[] => {
  if (condition.kind === 'all') return condition.of;
  if (condition.kind !== 'is' || !condition.every) return [];
  const { every: _, ...one } = condition;
  return one.values.map((value) => ({ ...one, values: [value] }));
};

/** Where a condition looks, and what was done there. */
const aim = (planner: Planner, condition: Condition | undefined): [Table, string?] | undefined => {
  if (condition?.kind === 'tied' && !condition.count && !condition.negated)
    return [planner.entity(condition.things.noun).table, condition.via?.text ?? condition.verb];
  const [value] = condition?.kind === 'is' ? condition.values : [];
  return condition?.kind === 'is' && value
    ? [planner.value(value).column.table, condition.done ?? condition.verb]
    : undefined;
};

/** "problems reported by BOTH Doe and Roe": no problem is, so there is one of each. */
const eachOfBoth = (planner: Planner, things: Things): readonly Things[] | undefined => {
  const both = things.conditions.find((one) => eachSaid(one).length > 1);
  const [table, done] = (both && aim(planner, eachSaid(both)[0])) ?? [];
  const entity = planner.entity(things.noun);
  if (!both || !table || things.first || entity.column) return undefined;
  if (table !== entity.table && !new Rows(entity.table).isOne(entity.table, table, done)) return undefined;
  return eachSaid(both).map((said) => ({
    ...things,
    conditions: things.conditions.map((one) => (one === both ? said : one)),
  }));
};

/** That something belongs to the entity, or nothing does, or so many do. */
export const tiedTo = (planner: Planner, place: Place, tied: Tied): Predicate => {
  const apart = contrary(tied.things) ?? eachOfBoth(planner, tied.things);
  if (apart && !tied.negated && !tied.count)
    return {
      kind: 'all',
      of: apart.map((things) => planner.predicate({ ...place, alone: true }, { ...tied, things })),
    };
  const { column } = place.entity;
  if (column?.view.role === 'measure')
    throw new Refusal(`${column.view.label} is a figure, to which nothing belongs.`, 3);
  const to = planner.entity(tied.things.noun);
  const via = tied.via && planner.sense(tied.via);
  const figure = tied.count && asFigure(place, to, tied);
  if (figure) return figure;
  if (
    via?.kind === 'table' &&
    via.table !== to.table &&
    relates(via.table, place.entity.table) &&
    to.table === place.entity.table
  )
    return across({ relation: via.table, table: to.table, negated: tied.negated === true }, (key) =>
      planner.those(tied.things, key),
    );
  if (to.table === place.entity.table) return own(planner, place, tied);
  return elsewhere(planner, place, tied);
};
