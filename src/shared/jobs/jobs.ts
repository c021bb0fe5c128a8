export interface JobOptions {
  readonly delaySeconds?: number;
  /** Higher runs first; 0 when left out. */
  readonly priority?: number;
  /** A second job with the same key is not added while the first waits or runs. */
  readonly key?: string;
}

export type JobState = 'waiting' | 'running' | 'completed' | 'retrying' | 'dead';

export interface JobView {
  readonly id: string;
  readonly name: string;
  readonly state: JobState;
  readonly attempts: number;
  /** 0 to 100, as last reported by the handler. */
  readonly progress: number;
  readonly lastError?: string;
}

/** Work that outlives the request: kept in Redis (Bull) or PostgreSQL, run by any replica, retried with backoff. */
export abstract class Jobs {
  /** Returns the id of the job; with a `key` already in use, the id of the job that has it. */
  abstract add(name: string, data: object, options?: JobOptions): Promise<string>;
  /** Runs `name` by a cron pattern (five fields, UTC), once per moment however many replicas there are. */
  abstract repeat(name: string, cron: string, data: object): Promise<void>;
  abstract get(id: string): Promise<JobView | undefined>;
  /** Jobs that used up their attempts, newest first. */
  abstract dead(limit: number): Promise<JobView[]>;
  /** Gives a dead job all its attempts again. */
  abstract replay(id: string): Promise<void>;
}
