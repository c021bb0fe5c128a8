import { type ScimPatchOperation, scimPatch } from 'scim-patch';
import { reasonOf } from '#shared/errors';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { ScimOperation, ScimResource } from '../contract/scim-views.js';
import { readScimUser, type ScimUserInput } from './scim-user.js';

const dangerous = /__proto__|constructor|prototype/i;

/** What becomes of a user. */
export const patched = (resource: ScimResource, operations: readonly ScimOperation[]): ScimUserInput =>
  readScimUser(patchedResource(resource, operations));

/** By RFC 7644, section 3.5.2, as Entra ID and Okta write it too. */
export function patchedResource(resource: ScimResource, operations: readonly ScimOperation[]): unknown {
  if (dangerous.test(JSON.stringify(operations)))
    throw errors.invalidScimValue({ reason: 'there is no such attribute' });
  const copy = JSON.parse(JSON.stringify(resource));
  const asked = operations.map((one) => ({ ...one, op: one.op.toLowerCase() })) as ScimPatchOperation[];
  return applied(copy, asked);
}

function applied(copy: object, operations: ScimPatchOperation[]): unknown {
  try {
    return scimPatch(copy as never, operations);
  } catch (error) {
    throw errors.invalidScimValue({ reason: reasonOf(error) });
  }
}
