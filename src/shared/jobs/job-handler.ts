import { DiscoveryService } from '@nestjs/core';

export interface JobRegistration {
  /** `<module>.<what>`: stored with every job, so it never changes. */
  readonly name: `${string}.${string}`;
  /** Jobs of this name that one process runs at the same time; 1 when left out. */
  readonly concurrency?: number;
  /** Attempts before the job is dead; 3 when left out. */
  readonly attempts?: number;
  /** Wait after the first failure, doubled after each further one; 5 when left out. */
  readonly backoffSeconds?: number;
  /** Longest run before another replica may take the job over; 900 when left out. */
  readonly timeoutSeconds?: number;
}

/** Marks a provider that runs jobs of one name. */
export const JobHandler = DiscoveryService.createDecorator<JobRegistration>();

export interface JobContext {
  readonly id: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** 0 to 100. */
  progress(percent: number): Promise<void>;
}

/** Called at least once per job: it must be safe to run again. */
export interface HandlesJob<Data extends object> {
  run(data: Data, context: JobContext): Promise<void>;
}
