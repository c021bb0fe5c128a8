import { defineErrors } from '#shared/errors';

export const datasetsErrors = defineErrors('datasets', {
  versionNotFound: [
    'not-found',
    (d: { dataSourceId: string; version: string }) =>
      `Data source ${d.dataSourceId} has no version ${d.version}.`,
  ],
  unreadable: [
    'invalid',
    (d: { label: string; format: string; reason: string }) =>
      `"${d.label}" cannot be read as ${d.format}: ${d.reason}`,
  ],
  noTables: ['invalid', (d: { label: string }) => `"${d.label}" holds no table with columns.`],
  tooManyColumns: [
    'invalid',
    (d: { label: string; columns: number; maxColumns: number }) =>
      `"${d.label}" has ${d.columns} columns; ${d.maxColumns} are allowed.`,
  ],
  expandsTooMuch: [
    'invalid',
    (d: { label: string; maxBytes: number }) =>
      `"${d.label}" is refused: unpacked, it is larger than the limit of ${d.maxBytes} bytes.`,
  ],
  tooLargeForMemory: [
    'invalid',
    (d: { label: string; memoryMb: number }) =>
      `"${d.label}" does not fit into the ${d.memoryMb} MB of memory that a load may take.`,
  ],
  diskFull: [
    'unavailable',
    () => 'The storage of this server is full. Free some space and refresh the source.',
  ],
  interrupted: [
    'unavailable',
    (d: { attempts: number }) =>
      `The load was interrupted ${d.attempts} times and given up. The files may need more memory than there is.`,
  ],
  failed: [
    'unavailable',
    () =>
      'The load failed for a reason that is in the log of the server. An earlier version keeps answering.',
  ],
});
