import { CreateRowPolicyHandler } from './create-row-policy.js';
import { GetRowPolicyHandler } from './get-row-policy.js';
import { GetRowRulesHandler } from './get-row-rules.js';
import { GetUserAttributesHandler } from './get-user-attributes.js';
import { ListMemberRulesHandler } from './list-member-rules.js';
import { ListRowPoliciesHandler } from './list-row-policies.js';
import { OnOrganizationDeleted } from './on-organization-deleted.js';
import { RemoveRowPoliciesOfSourceHandler } from './remove-row-policies-of-source.js';
import { RemoveRowPolicyHandler } from './remove-row-policy.js';
import { ReplaceRowPolicyHandler } from './replace-row-policy.js';
import { SetUserAttributesHandler } from './set-user-attributes.js';

export const useCases = [
  CreateRowPolicyHandler,
  GetRowPolicyHandler,
  GetRowRulesHandler,
  GetUserAttributesHandler,
  ListMemberRulesHandler,
  ListRowPoliciesHandler,
  OnOrganizationDeleted,
  RemoveRowPoliciesOfSourceHandler,
  RemoveRowPolicyHandler,
  ReplaceRowPolicyHandler,
  SetUserAttributesHandler,
];
