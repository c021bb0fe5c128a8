import type { RetainedKind, RetentionException, RetentionOrder } from '#shared/contracts';
import type { RetentionTerm } from '../../contract/retention.js';

const day = 86_400_000;
/** Older than anything: what is held stays. */
const never = '0001-01-01T00:00:00.000Z';

/** What organisations said otherwise than usual. */
export interface Said {
  readonly terms: readonly (RetentionTerm & { readonly organizationId: string })[];
  readonly held: readonly string[];
}

const daysAgo = (days: number, now: Date): string => new Date(now.getTime() - days * day).toISOString();

function momentsOf({ days, archiveAfterDays }: RetentionTerm, now: Date) {
  const removeBefore = daysAgo(days, now);
  return archiveAfterDays === undefined
    ? { removeBefore }
    : { removeBefore, archiveBefore: daysAgo(archiveAfterDays, now) };
}

/** What a module is told to do about one kind. What is held may be archived, for nothing is lost by it. */
export function orderOf(
  kind: RetainedKind,
  { terms, held }: Said,
  now: Date,
): Omit<RetentionOrder, 'dryRun'> {
  const usual = momentsOf(kind, now);
  const exceptions = new Map<string, RetentionException>(
    terms.map(({ organizationId, ...term }) => [organizationId, { organizationId, ...momentsOf(term, now) }]),
  );
  for (const organizationId of held)
    exceptions.set(organizationId, {
      ...usual,
      ...exceptions.get(organizationId),
      organizationId,
      removeBefore: never,
    });
  return { kind: kind.kind, ...usual, exceptions: [...exceptions.values()] };
}
