import { createHash } from 'node:crypto';
import type { RowRulesView, TableRule } from '../contract/index.js';

export const noRules: RowRulesView = { key: '', tables: [] };

export const rulesView = (tables: readonly TableRule[]): RowRulesView => ({
  key: createHash('sha256').update(JSON.stringify(tables)).digest('base64url'),
  tables,
});
