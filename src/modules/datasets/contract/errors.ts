import { defineErrors } from '#shared/errors';
import type { FailedCheck } from './loads.js';

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
  tableGone: [
    'invalid',
    (d: { table: string }) => `The database has no table "${d.table}" any more that this user may read.`,
  ],
  columnGone: [
    'invalid',
    (d: { table: string; column: string }) =>
      `"${d.table}" has no column "${d.column}" any more, which tells what is new in it.`,
  ],
  notConverted: [
    'invalid',
    (d: { table: string; reason: string }) =>
      `"${d.table}" holds a value that cannot be kept as it is: ${d.reason}`,
  ],
  heldBack: [
    'conflict',
    (d: { checks: readonly FailedCheck[] }) =>
      `What was read is held back: ${d.checks.map(({ message }) => message).join(' ')} The version before keeps answering.`,
  ],
  cancelled: ['conflict', () => 'The load was cancelled. The version before keeps answering.'],
  loadNotFound: ['not-found', (d: { loadId: string }) => `Load ${d.loadId} does not exist.`],
  loadEnded: [
    'conflict',
    (d: { loadId: string; status: string }) =>
      `Load ${d.loadId} cannot be cancelled any more: it is ${d.status}.`,
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
