import type { Operator } from '../text/operators.js';
import type { Cursor, Rule } from './cursor.js';
import type { OrderBy } from './draft.js';
import { takeAggregate } from './rules-order.js';

const takeOrder = (cursor: Cursor): OrderBy | undefined => {
  cursor.skipSmall((chunk) => chunk.operator?.kind === 'of');
  const counted = takeAggregate(cursor);
  cursor.skipSmall((chunk) => chunk.operator?.kind === 'of' || chunk.operator?.kind === 'each');
  const mention = cursor.takeNoun();
  return mention || counted.agg ? { ...(mention && { mention }), ...counted } : undefined;
};

const isDirection = (cursor: Cursor): boolean =>
  cursor.isOperator('direction') !== undefined || cursor.isOperator('alphabetical') !== undefined;

const wayOf = (operator: Operator | undefined): 'asc' | 'desc' =>
  operator?.kind === 'direction' ? operator.direction : 'asc';

const bareOrders = new Set(['order', 'sort', 'ordered', 'sorted', 'ranked', 'rank']);

/** "sorted by age in descending order", "in alphabetical order of name". */
export const orderRule: Rule = (cursor) => {
  const direction = cursor.isOperator('direction') ?? cursor.isOperator('alphabetical');
  if (!direction && !cursor.isOperator('order')) return false;
  const start = cursor.at;
  const bare = bareOrders.has(cursor.peek()?.word ?? '');
  cursor.at += 1;
  if (
    bare &&
    cursor.ahead()?.word !== 'by' &&
    !['direction', 'alphabetical'].includes(cursor.ahead()?.operator?.kind ?? '')
  ) {
    cursor.at = start;
    return false;
  }
  cursor.skipSmall((chunk) => ['by', 'in', 'of'].includes(chunk.word));
  let way = direction && wayOf(direction);
  if (isDirection(cursor)) {
    way = wayOf(cursor.peek()?.operator);
    cursor.at += 1;
    cursor.skipSmall((chunk) => ['by', 'in', 'of'].includes(chunk.word));
  }
  const orders: OrderBy[] = [];
  let order = takeOrder(cursor);
  while (order) {
    orders.push({ ...order, ...(way && { direction: way }) });
    const more = cursor.isOperator('and') !== undefined;
    if (more) cursor.at += 1;
    order = more ? takeOrder(cursor) : undefined;
  }
  cursor.skipSmall((chunk) => chunk.word === 'in' || chunk.word === 'from');
  if (isDirection(cursor)) {
    const last = wayOf(cursor.peek()?.operator);
    for (const order of orders) order.direction = last;
    cursor.at += 1;
  }
  if (orders.length === 0) {
    cursor.at = way === undefined ? start : cursor.at;
    if (way === undefined) return false;
    const names = cursor.chunks
      .slice(start, cursor.at)
      .some(({ operator }) => operator?.kind === 'alphabetical');
    orders.push({ direction: way, ...(names && { alphabetical: true }) });
  }
  cursor.draft.order.push(...orders);
  return true;
};
