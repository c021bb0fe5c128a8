import { defineErrors } from '#shared/errors';

export const dataSourcesErrors = defineErrors('data-sources', {
  notFound: ['not-found', (d: { dataSourceId: string }) => `Data source ${d.dataSourceId} does not exist.`],
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
  builtin: ['conflict', () => 'The built-in data source cannot be changed, refreshed or deleted.'],
  loading: [
    'conflict',
    (d: { dataSourceId: string }) =>
      `Data source ${d.dataSourceId} is being loaded already; wait until it is ready or failed.`,
  ],
});
