import { GetRowRules, type RowRulesView } from '#modules/governance';
import { stubQuery } from '#shared/testing';
import { noRules } from './make-gate.js';

/** What governance says where nobody has made a row policy. */
export const noPolicies = stubQuery(GetRowRules, (): RowRulesView => noRules);
