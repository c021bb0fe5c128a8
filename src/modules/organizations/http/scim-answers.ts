import type { ScimUserView } from '../contract/index.js';
import type { ScimAnswer } from './scim.dto.js';

/** RFC 7644, section 3.1. */
export const scim = 'application/scim+json';

export const answerOf = ({ resource, version }: ScimUserView): ScimAnswer => ({
  ...resource,
  meta: { ...(resource.meta as ScimAnswer), version },
});

/** RFC 7644, section 3.4.2. */
export const listAnswer = (
  resources: readonly ScimAnswer[],
  { total = resources.length, startIndex = 1 } = {},
): ScimAnswer => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: total,
  startIndex,
  itemsPerPage: resources.length,
  Resources: [...resources],
});
