import { defineErrors } from '#shared/errors';

const allowed = 'CSV, TSV, JSON, NDJSON, Excel (.xlsx), Parquet and SQLite files are accepted';

export const filesErrors = defineErrors('files', {
  notFound: ['not-found', (d: { fileId: string }) => `File ${d.fileId} does not exist.`],
  noFile: [
    'invalid',
    () => 'The request has no file: send multipart/form-data with the content in the field "file".',
  ],
  brokenOff: ['invalid', () => 'The upload ended before the file did. Nothing was stored; send it again.'],
  empty: ['invalid', (d: { name: string }) => `"${d.name}" is empty.`],
  tooLarge: [
    'too-large',
    (d: { maxBytes: number }) =>
      `The file is larger than the limit of ${d.maxBytes} bytes. Nothing was stored.`,
  ],
  wrongFormat: [
    'invalid',
    (d: { name: string; found: string }) => `"${d.name}" is ${d.found} by its content. ${allowed}.`,
  ],
  damaged: [
    'invalid',
    (d: { name: string; format: string; reason: string }) =>
      `"${d.name}" cannot be read as ${d.format}: ${d.reason}.`,
  ],
  expandsTooMuch: [
    'invalid',
    (d: { name: string; maxBytes: number }) =>
      `"${d.name}" is refused: unpacked, it would be larger than the limit of ${d.maxBytes} bytes.`,
  ],
});
