import type { ResolutionSpec } from '../../contract/entities/index.js';

export interface Unsound {
  readonly field: string;
  readonly reason: string;
}

/** What of a resolution does not fit together, if anything. */
export function unsoundIn(spec: ResolutionSpec): Unsound | undefined {
  return unknownIn(spec) ?? unfitIn(spec);
}

function unknownIn({ tables, comparisons, blocking, golden }: ResolutionSpec): Unsound | undefined {
  const known = new Set(tables.flatMap(({ columns }) => Object.keys(columns)));
  const named = [
    ...comparisons.map(({ attribute }, n) => ({ attribute, field: `comparisons.${n}.attribute` })),
    ...blocking.flatMap((rule, n) =>
      rule.map(({ attribute }, m) => ({ attribute, field: `blocking.${n}.${m}.attribute` })),
    ),
    ...Object.entries(golden).flatMap(([attribute, { by = attribute }]) => [
      { attribute, field: `golden.${attribute}` },
      { attribute: by, field: `golden.${attribute}.by` },
    ]),
  ];
  const found = named.find(({ attribute }) => !known.has(attribute));
  return found && { field: found.field, reason: `no table has an attribute "${found.attribute}"` };
}

function unfitIn({ tables, comparisons, golden, ...spec }: ResolutionSpec): Unsound | undefined {
  if (spec.reviewFrom > spec.matchFrom)
    return { field: 'reviewFrom', reason: 'a person is asked below the score from which records match' };
  if (tables.length === 1 && !spec.withinTables)
    return { field: 'withinTables', reason: 'one table can only be compared with itself' };
  const unlimited = comparisons.findIndex(
    ({ method, within }) => (method === 'number' || method === 'date') && within === undefined,
  );
  if (unlimited >= 0)
    return {
      field: `comparisons.${unlimited}.within`,
      reason: 'say at which difference nothing is in common',
    };
  const undated = Object.entries(golden).find(([, { rule, by }]) => rule === 'latest' && by === undefined);
  return undated && { field: `golden.${undated[0]}.by`, reason: 'say which attribute tells when' };
}
