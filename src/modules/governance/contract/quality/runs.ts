import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { QualityCheck, QualitySeverity } from './rules.js';

/** `error`: it could not be looked at. */
export const qualityOutcomes = ['pass', 'warn', 'fail', 'error'] as const;
export type QualityOutcome = (typeof qualityOutcomes)[number];

export const qualityTriggers = ['load', 'schedule', 'manual'] as const;
export type QualityTrigger = (typeof qualityTriggers)[number];

/** `failed`: the source could not be asked. */
export const qualityRunStates = ['waiting', 'done', 'failed'] as const;

/** What one rule came to. */
export interface QualityResultView {
  readonly ruleId: string;
  readonly name: string;
  readonly table: string;
  readonly severity: QualitySeverity;
  /** As it was then. */
  readonly check: QualityCheck;
  readonly outcome: QualityOutcome;
  /** Rows that were looked at, and those of them that did not pass. */
  readonly rows?: number;
  readonly failing?: number;
  /** 0 to 100; absent when it could not be looked at. */
  readonly score?: number;
  readonly message: string;
}

export interface QualityRunView {
  readonly id: string;
  readonly dataSourceId: string;
  /** Of the data. */
  readonly version?: string;
  readonly trigger: QualityTrigger;
  readonly state: (typeof qualityRunStates)[number];
  /** The worst one of its rules. */
  readonly outcome?: QualityOutcome;
  /** 0 to 100: the mean of its rules. */
  readonly score?: number;
  readonly counts: Readonly<Record<QualityOutcome, number>>;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Why it failed. */
  readonly problem?: string;
}

export interface QualityRunDetails extends QualityRunView {
  readonly results: readonly QualityResultView[];
}

export interface QualityRunPage {
  readonly items: readonly QualityRunView[];
  readonly nextCursor?: string;
}

export const qualityRunSorts = ['startedAt', 'score'] as const;

export interface TableScoreView {
  readonly table: string;
  readonly score?: number;
  readonly counts: Readonly<Record<QualityOutcome, number>>;
}

export interface QualityScheduleView {
  /** Five fields of cron, in UTC. */
  readonly cron: string;
  /** ISO 8601. */
  readonly nextRunAt: string;
}

/** How good the data of a source is, by the last run that ended. */
export interface SourceQualityView {
  readonly dataSourceId: string;
  readonly rules: number;
  readonly lastRun?: QualityRunView;
  readonly tables: readonly TableScoreView[];
  readonly schedule?: QualityScheduleView;
  /** Versions that wait for somebody to release them. */
  readonly heldVersions: number;
}

/** A source with rules, by the last run that ended. */
export interface SourceScoreView {
  readonly dataSourceId: string;
  readonly rules: number;
  readonly outcome?: QualityOutcome;
  readonly score?: number;
  /** ISO 8601. */
  readonly checkedAt?: string;
  readonly heldVersions: number;
}

export interface SourceScorePage {
  readonly items: readonly SourceScoreView[];
  readonly nextCursor?: string;
}

export const sourceScoreSorts = ['score', 'checkedAt'] as const;

export interface ScorePointView {
  readonly runId: string;
  readonly version?: string;
  readonly trigger: QualityTrigger;
  /** ISO 8601. */
  readonly at: string;
  readonly score?: number;
}

export interface ScoreHistoryPage {
  readonly items: readonly ScorePointView[];
  readonly nextCursor?: string;
}

interface By {
  readonly actor: Actor;
}

interface OfSource extends By {
  readonly dataSourceId: string;
}

/** By a job, on the version that answers now. While one waits, that one is meant. */
export class RunQualityChecks extends Command<QualityRunView> {
  static readonly type = 'governance.run-quality-checks';
  constructor(readonly input: OfSource) {
    super();
  }
}

/** Without `cron` it ends. */
export class SetQualitySchedule extends Command<SourceQualityView> {
  static readonly type = 'governance.set-quality-schedule';
  constructor(readonly input: OfSource & { readonly cron?: string | undefined }) {
    super();
  }
}

export class GetQualityRun extends Query<QualityRunDetails> {
  static readonly type = 'governance.get-quality-run';
  constructor(readonly input: By & { readonly runId: string }) {
    super();
  }
}

export class ListQualityRuns extends Query<QualityRunPage> {
  static readonly type = 'governance.list-quality-runs';
  constructor(
    readonly input: By & {
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly sort: (typeof qualityRunSorts)[number];
      readonly order: 'asc' | 'desc';
      readonly dataSourceId?: string | undefined;
      readonly trigger?: QualityTrigger | undefined;
      readonly outcome?: QualityOutcome | undefined;
    },
  ) {
    super();
  }
}

/** Of the sources that the actor's organisation has rules for. */
export class ListSourceScores extends Query<SourceScorePage> {
  static readonly type = 'governance.list-source-scores';
  constructor(
    readonly input: By & {
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly sort: (typeof sourceScoreSorts)[number];
      readonly order: 'asc' | 'desc';
      readonly outcome?: QualityOutcome | undefined;
    },
  ) {
    super();
  }
}

export class GetSourceQuality extends Query<SourceQualityView> {
  static readonly type = 'governance.get-source-quality';
  constructor(readonly input: OfSource) {
    super();
  }
}

/** Of a source, or of one of its tables: newest first. */
export class ListScoreHistory extends Query<ScoreHistoryPage> {
  static readonly type = 'governance.list-score-history';
  constructor(
    readonly input: OfSource & {
      readonly table?: string | undefined;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ) {
    super();
  }
}
