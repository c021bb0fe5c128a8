import type {
  NewRowPolicy,
  PolicyValue,
  RowCondition,
  RowRule,
  TableRule,
  Viewpoint,
} from '../contract/index.js';

export type KnownPolicy = NewRowPolicy & { readonly id: string };

/** What a condition needs and the person does not have. */
class MissingAttribute extends Error {}

/**
 * What somebody may see of every table that has policies. A row is seen when one of the policies that speak to the
 * person lets it through; where none speaks, or where one asks for an attribute that the person does not have, it lets
 * nothing through. Nobody is exempt but by a policy that says so, admins included.
 */
export function rulesFor(policies: readonly KnownPolicy[], viewpoint: Viewpoint): TableRule[] {
  const tables = Map.groupBy(policies, ({ table }) => table);
  return [...tables].map(([table, all]) => {
    const speaking = all.filter(({ audience }) => speaksTo(audience, viewpoint));
    const rule = anyOf(speaking.map(({ condition }) => forPerson(condition, viewpoint)));
    return {
      table,
      policies: speaking.map(({ id, name }) => ({ id, name })),
      rule,
      restricted: !('rows' in rule && rule.rows === 'every'),
    };
  });
}

function speaksTo(
  { roles, userIds, teamIds }: KnownPolicy['audience'],
  { role, userId, teamIds: own }: Viewpoint,
): boolean {
  if (roles.length === 0 && userIds.length === 0 && teamIds.length === 0) return true;
  return roles.includes(role) || userIds.includes(userId) || teamIds.some((id) => own.includes(id));
}

/** A missing attribute closes the whole policy: under `not` it would open it otherwise. */
function forPerson(condition: RowCondition, viewpoint: Viewpoint): RowRule {
  try {
    return resolved(condition, viewpoint);
  } catch (error) {
    if (error instanceof MissingAttribute) return { rows: 'none' };
    throw error;
  }
}

function resolved(condition: RowCondition, viewpoint: Viewpoint): RowRule {
  if ('all' in condition) return { all: condition.all.map((part) => resolved(part, viewpoint)) };
  if ('any' in condition) return { any: condition.any.map((part) => resolved(part, viewpoint)) };
  if ('not' in condition) return { not: resolved(condition.not, viewpoint) };
  if (!('attribute' in condition)) return condition;
  const { column, operator, attribute } = condition;
  const values = attributeOf(viewpoint, attribute);
  if (values.length === 0) throw new MissingAttribute(attribute);
  return { column, operator, values };
}

function attributeOf(viewpoint: Viewpoint, name: string): readonly PolicyValue[] {
  const { userId, role, teamIds, attributes } = viewpoint;
  if (name === 'user.id') return [userId];
  if (name === 'user.role') return [role];
  if (name === 'user.teams') return teamIds;
  return (Object.hasOwn(attributes, name) && attributes[name]) || [];
}

const isRows = (rule: RowRule, rows: 'every' | 'none'): boolean => 'rows' in rule && rule.rows === rows;

function anyOf(rules: readonly RowRule[]): RowRule {
  if (rules.some((rule) => isRows(rule, 'every'))) return { rows: 'every' };
  const [first, ...others] = rules.filter((rule) => !isRows(rule, 'none'));
  if (!first) return { rows: 'none' };
  return others.length === 0 ? first : { any: [first, ...others] };
}
