import { defineErrors } from '#shared/errors';
import type { DependentsView } from './dependents.js';

export const dataSourcesErrors = defineErrors('data-sources', {
  behindPolicies: [
    'forbidden',
    (d: { source: string }) =>
      `The data source "${d.source}" was made of the same file, and row policies keep rows of it from you.`,
  ],
  notFound: ['not-found', (d: { dataSourceId: string }) => `Data source ${d.dataSourceId} does not exist.`],
  notShared: [
    'forbidden',
    (d: { dataSourceId: string; needed: string }) =>
      `Data source ${d.dataSourceId} is not shared with you in such a way that you could ${d.needed} it. Whoever made it, or an admin, can change that.`,
  ],
  fileNotShared: ['forbidden', () => 'A data source that is not shared with you was made of this file.'],
  notReady: [
    'conflict',
    (d: { dataSourceId: string; status: string }) =>
      `Data source ${d.dataSourceId} cannot be asked yet: it is ${d.status}.`,
  ],
  notLive: ['invalid', (d: { kind: string }) => `A source of the kind ${d.kind} has no connection.`],
  noSuchSchema: [
    'invalid',
    (d: { schema: string }) => `The database has no schema "${d.schema}" that this user may read.`,
  ],
  noSchedule: [
    'invalid',
    (d: { schedule: string }) =>
      `schedule: "${d.schedule}" is none; five fields of cron are allowed, like "0 3 * * *" for every night at 3 in UTC.`,
  ],
  notCopied: [
    'invalid',
    (d: { kind: string }) =>
      `mode: a source of the kind ${d.kind} is asked where it is; \`live\` is allowed.`,
  ],
  notImported: ['invalid', () => 'The source is asked where it is: there is no copy to say anything about.'],
  notInDatabase: [
    'invalid',
    (d: { field: string; name: string }) =>
      `${d.field}: the database has no "${d.name}" that this user may read.`,
  ],
  notGrowing: [
    'invalid',
    (d: { table: string; column: string; type: string }) =>
      `incremental.${d.table}: "${d.column}" is ${d.type}; what grows with every change is a time, a date or a whole number.`,
  ],
  builtin: ['conflict', () => 'The built-in data source cannot be changed, refreshed or deleted.'],
  inUse: [
    'conflict',
    (d: { dataSourceId: string; dependents: readonly DependentsView[] }) =>
      `Data source ${d.dataSourceId} is not deleted: ${d.dependents.map(({ count, kind }) => `${count} ${kind}`).join(', ')} would go with it or stop working. Delete them first, or repeat with \`?force=true\`.`,
  ],
  loading: [
    'conflict',
    (d: { dataSourceId: string }) =>
      `Data source ${d.dataSourceId} is being loaded already; wait until it is ready or failed.`,
  ],
});
