import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { AuditEntryView, AuditFormat, AuditPageView } from '../contract/index.js';

export const contentTypes: Readonly<Record<AuditFormat, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
};

/** One row of a sheet. What an entry has in depth is JSON there. */
const row = ({ actor, subject, words, details, ...entry }: AuditEntryView) => ({
  seq: entry.seq,
  occurredAt: entry.occurredAt,
  recordedAt: entry.recordedAt,
  action: entry.action,
  outcome: entry.outcome,
  actorId: actor.id ?? '',
  actorPseudonym: actor.pseudonym,
  subjectKind: subject?.kind ?? '',
  subjectId: subject?.id ?? '',
  address: entry.address ?? '',
  userAgent: entry.userAgent ?? '',
  words: words ? JSON.stringify(words) : '',
  details: details ? JSON.stringify(details) : '',
  correlationId: entry.correlationId,
  eventId: entry.eventId,
  hash: entry.hash,
});

/** Page after page, as fast as they are read; the first one was read, so that what can fail has failed. */
export function streamOf(
  format: AuditFormat,
  first: AuditPageView,
  next: (cursor: string) => Promise<AuditPageView>,
): Readable {
  const entries = Readable.from(everyPage(first, next));
  if (format === 'ndjson') return entries.map((entry) => `${JSON.stringify(entry)}\n`);
  // A cell that a sheet would take for a formula is a text.
  const sheet = stringify({ header: true, columns: columns as string[], escape_formulas: true });
  return entries.map(row).pipe(sheet);
}

const columns: readonly (keyof ReturnType<typeof row>)[] = [
  'seq',
  'occurredAt',
  'recordedAt',
  'action',
  'outcome',
  'actorId',
  'actorPseudonym',
  'subjectKind',
  'subjectId',
  'address',
  'userAgent',
  'words',
  'details',
  'correlationId',
  'eventId',
  'hash',
];

async function* everyPage(
  first: AuditPageView,
  next: (cursor: string) => Promise<AuditPageView>,
): AsyncIterable<AuditEntryView> {
  let page = first;
  for (;;) {
    yield* page.items;
    if (page.nextCursor === undefined) return;
    page = await next(page.nextCursor);
  }
}
