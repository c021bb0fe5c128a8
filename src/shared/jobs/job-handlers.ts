import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type HandlesJob, JobHandler, type JobRegistration } from './job-handler.js';

export interface RegisteredHandler extends Required<JobRegistration> {
  readonly instance: HandlesJob<object>;
}

const defaults = { concurrency: 1, attempts: 3, backoffSeconds: 5, timeoutSeconds: 900 };

/** The job handlers of this process. */
@Injectable()
export class JobHandlers {
  private found: readonly RegisteredHandler[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  all(): readonly RegisteredHandler[] {
    this.found ??= this.discovery.getProviders({ metadataKey: JobHandler.KEY }).flatMap((wrapper) => {
      const registration = this.discovery.getMetadataByDecorator(JobHandler, wrapper);
      return registration ? [{ ...defaults, ...registration, instance: wrapper.instance }] : [];
    });
    return this.found;
  }

  /** How jobs of a name are run; the defaults when another process runs them. */
  settingsOf(name: string): Omit<RegisteredHandler, 'instance' | 'name'> {
    return this.find(name) ?? defaults;
  }

  find(name: string): RegisteredHandler | undefined {
    return this.all().find((handler) => handler.name === name);
  }
}
