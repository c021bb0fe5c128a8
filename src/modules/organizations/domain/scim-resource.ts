import type { JsonValue } from '#shared/contracts';
import type { ScimResource } from '../contract/scim-views.js';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';

export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export interface GroupFacts {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly members: readonly { readonly value: string; readonly display: string | null }[];
  readonly created: Date;
  readonly lastModified: Date;
}

/** RFC 7643, section 4.2. */
export function groupResource(facts: GroupFacts): ScimResource {
  const { id, displayName, externalId, members, created, lastModified } = facts;
  return {
    schemas: [groupSchema],
    id,
    ...(externalId !== null && { externalId }),
    displayName,
    members: members.map(({ value, display }) => ({ value, ...(display && { display }), type: 'User' })),
    meta: {
      resourceType: 'Group',
      created: created.toISOString(),
      lastModified: lastModified.toISOString(),
    },
  };
}

interface Facts {
  readonly id: string;
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly email: string;
  readonly name: string;
  readonly attributes: { readonly [name: string]: JsonValue };
  readonly created: Date;
  readonly lastModified: Date;
}

/** RFC 7643, section 4.1. What a directory has not said, the account says. */
export function userResource(facts: Facts): ScimResource {
  const { id, userName, externalId, active, email, name, attributes } = facts;
  return {
    schemas: [userSchema],
    id,
    ...(externalId !== null && { externalId }),
    userName,
    displayName: name,
    emails: [{ value: email, type: 'work', primary: true }],
    ...attributes,
    active,
    meta: {
      resourceType: 'User',
      created: facts.created.toISOString(),
      lastModified: facts.lastModified.toISOString(),
    },
  };
}
