import { z } from 'zod';
import type { JsonValue } from '#shared/contracts';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { ScimOperation } from '../contract/scim-views.js';

/** RFC 7643, section 4.2, as a request brings it: what else a directory sends is left out. */
const scimGroup = z.object({
  displayName: z.string().trim().min(1).max(100),
  externalId: z.string().max(500).optional(),
  members: z
    .array(z.object({ value: z.uuid() }))
    .max(10_000)
    .default([]),
});

export interface ScimGroupInput {
  readonly displayName: string;
  readonly externalId?: string | undefined;
  /** Each once. */
  readonly memberIds: readonly string[];
}

export function readScimGroup(value: unknown): ScimGroupInput {
  const read = scimGroup.safeParse(value);
  if (read.success) {
    const { displayName, externalId, members } = read.data;
    const memberIds = [...new Set(members.map(({ value: id }) => id.toLowerCase()))];
    return { displayName, externalId, memberIds };
  }
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw errors.invalidScimValue({ reason: wrong.join('; ') });
}

/** Entra ID says in the value whom it takes out of a group; RFC 7644 has a filter in the path for that. */
export const withRemovalsByPath = (operations: readonly ScimOperation[]): ScimOperation[] =>
  operations.flatMap((operation) => {
    const { op, path = '', value } = operation;
    const byValue = op.toLowerCase() === 'remove' && path.toLowerCase() === 'members' && Array.isArray(value);
    if (!byValue) return [operation];
    return value.map((member) => ({ op, path: `members[value eq ${JSON.stringify(idOf(member))}]` }));
  });

function idOf(member: JsonValue): string {
  const read = z.object({ value: z.string() }).safeParse(member);
  if (!read.success) throw errors.invalidScimValue({ reason: 'members: give each as {"value": its id}' });
  return read.data.value;
}
