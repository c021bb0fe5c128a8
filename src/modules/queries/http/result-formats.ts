import type { FastifyReply } from 'fastify';
import { httpErrors } from '#shared/http';
import type { ResultFileView, ResultFormat } from '../contract/index.js';

export const mediaTypes: Readonly<Record<ResultFormat | 'json', string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.stream',
};

const plainType = (mediaType: string): string => mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

const formats: ReadonlyMap<string, ResultFormat | 'json'> = new Map(
  Object.entries(mediaTypes).map(([format, type]) => [plainType(type), format as ResultFormat | 'json']),
);

/** What a caller of anything likes, and who names whole families of types. */
const wildcards: Readonly<Record<string, ResultFormat | 'json'>> = {
  '*/*': 'json',
  'application/*': 'json',
  'text/*': 'csv',
};

/** The format that the header likes best; JSON when there is none. Of two that it likes as much, the first. */
export function formatOf(accept = '*/*'): ResultFormat | 'json' {
  const wishes = accept
    .split(',')
    .map((part) => ({ type: plainType(part), quality: Number(/;\s*q=([\d.]+)/i.exec(part)?.[1] ?? 1) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { type } of wishes) {
    const format = formats.get(type) ?? wildcards[type];
    if (format) return format;
  }
  throw httpErrors.notAcceptable({ accept, allowed: [...formats.keys()].join(', ') });
}

/** What a stream cannot say of itself. */
export function describeFile(reply: FastifyReply, format: ResultFormat, file: ResultFileView): void {
  const { id, dataVersion, rowCount, totalRows, truncated, totalRowsAtLeast, sizeBytes } = file;
  reply.headers({
    'content-type': mediaTypes[format],
    'content-length': sizeBytes,
    'content-disposition': `attachment; filename="${id}.${format}"`,
    etag: `W/"${id}.${format}"`,
    'x-query-id': id,
    'x-data-version': dataVersion,
    'x-shown-rows': rowCount,
    'x-total-rows': totalRows,
    'x-truncated': String(truncated),
    ...(totalRowsAtLeast && { 'x-total-rows-at-least': 'true' }),
  });
}

/** For the documentation. */
const text = { schema: { type: 'string' } };
const binary = { schema: { type: 'string', format: 'binary' } };
export const streamContent = {
  'text/csv': text,
  'application/x-ndjson': text,
  'application/vnd.apache.parquet': binary,
  'application/vnd.apache.arrow.stream': binary,
};
