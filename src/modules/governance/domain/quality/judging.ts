import type {
  FreshnessCheck,
  NewQualityRule,
  QualityCheck,
  QualityMeasure,
  QualityOutcome,
  RowCountDriftCheck,
} from '../../contract/quality/index.js';

/** What figures are held against. */
export interface Reference {
  readonly now: Date;
  /** The rows of the last run that was let through; absent when there is none. */
  readonly rowsBefore?: number | undefined;
}

/** What a check came to. */
export interface Judgement {
  readonly outcome: QualityOutcome;
  /** 0 to 100; absent when it could not be looked at. */
  readonly score?: number;
  readonly message: string;
}

interface Finding {
  readonly passes: boolean;
  /** 0 to 1. */
  readonly share: number;
  readonly message: string;
}

type Judged = Pick<NewQualityRule, 'check' | 'severity'>;

export const worstFirst: readonly QualityOutcome[] = ['error', 'fail', 'warn', 'pass'];

export function judge({ check, severity }: Judged, measure: QualityMeasure, reference: Reference): Judgement {
  if (measure.error !== undefined) return { outcome: 'error', message: measure.error };
  const { passes, share, message } = findingOf(check, measure, reference);
  const failed = severity === 'warn' ? 'warn' : 'fail';
  return { outcome: passes ? 'pass' : failed, score: percentOf(share), message };
}

/** Of everything that was looked at: the worst outcome, the mean of the scores, how many of each. */
export function summarize(judgements: readonly Pick<Judgement, 'outcome' | 'score'>[]) {
  const scores = judgements.flatMap(({ score }) => score ?? []);
  const total = scores.reduce((sum, score) => sum + score, 0);
  const counts = { pass: 0, warn: 0, fail: 0, error: 0 };
  for (const { outcome } of judgements) counts[outcome]++;
  return {
    outcome: worstFirst.find((outcome) => counts[outcome] > 0) ?? ('pass' as const),
    ...(scores.length > 0 && { score: rounded(total / scores.length) }),
    counts,
  };
}

/** What could not be looked at speaks against a load as well: nobody knows that it is as it has to be. */
export const holdsBack = (severity: NewQualityRule['severity'], outcome: QualityOutcome): boolean =>
  severity === 'error' && (outcome === 'fail' || outcome === 'error');

function findingOf(check: QualityCheck, measure: QualityMeasure, { now, rowsBefore }: Reference): Finding {
  switch (check.type) {
    case 'freshness':
      return freshnessOf(check, measure, now);
    case 'row-count-drift':
      return driftOf(check, measure, rowsBefore);
    default:
      return rowsOf(check.mostly, measure);
  }
}

function rowsOf(mostly: number, { rows, failing }: QualityMeasure): Finding {
  const share = rows === 0 ? 1 : (rows - failing) / rows;
  const needed = mostly < 1 ? `, ${percentOf(mostly)} % have to` : '';
  return { passes: share >= mostly, share, message: `${rows - failing} of ${rows} rows pass${needed}.` };
}

function freshnessOf({ maxAgeHours }: FreshnessCheck, { newest }: QualityMeasure, now: Date): Finding {
  if (newest === undefined) return { passes: false, share: 0, message: 'There is no value.' };
  const hours = (now.getTime() - instantOf(newest)) / 3_600_000;
  const passes = hours <= maxAgeHours;
  const age = `The newest value is ${newest}, ${Math.max(0, rounded(hours))} hours old`;
  return { passes, share: passes ? 1 : 0, message: `${age}; ${maxAgeHours} are allowed.` };
}

function driftOf(check: RowCountDriftCheck, { rows }: QualityMeasure, before: number | undefined): Finding {
  if (before === undefined)
    return { passes: true, share: 1, message: `${rows} rows; nothing to compare with yet.` };
  const { maxDecreasePercent, maxIncreasePercent } = check;
  const percent =
    before === 0 ? (rows === 0 ? 0 : Number.POSITIVE_INFINITY) : (100 * (rows - before)) / before;
  const { POSITIVE_INFINITY } = Number;
  const passes =
    -percent <= (maxDecreasePercent ?? POSITIVE_INFINITY) &&
    percent <= (maxIncreasePercent ?? POSITIVE_INFINITY);
  const change = Number.isFinite(percent) ? `${rounded(percent)} %` : 'from none';
  return { passes, share: passes ? 1 : 0, message: `${rows} rows, ${before} before: ${change}.` };
}

const withZone = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/;

/** A date alone is its beginning. */
function instantOf(written: string): number {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(written);
  return Date.parse(isDate || withZone.test(written) ? written : `${written}Z`);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What is not whole is never told as 100. */
const percentOf = (share: number): number => Math.floor(share * 10_000) / 100;
