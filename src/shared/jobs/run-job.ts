import { Logger } from '@nestjs/common';
import { SpanStatusCode, context as scope, trace } from '@opentelemetry/api';
import { Durations } from '#shared/telemetry';
import type { JobContext } from './job-handler.js';
import type { RegisteredHandler } from './job-handlers.js';

const log = new Logger('Jobs');
const tracer = trace.getTracer('almanac');
const durations = new Durations(
  'almanac_job_duration_seconds',
  'How long runs of jobs took, by name and outcome.',
  ['name', 'outcome'],
);

/** One run of one job, whatever keeps it: one span, one measurement, a line in the log when it fails. */
export async function runJob(handler: RegisteredHandler, data: object, job: JobContext): Promise<void> {
  const { name, instance } = handler;
  const startedAt = performance.now();
  const end = (outcome: string) =>
    durations.labels(name, outcome).observe((performance.now() - startedAt) / 1000);
  const span = tracer.startSpan(name, { attributes: { 'job.id': job.id, 'job.attempt': job.attempt } });
  try {
    await scope.with(trace.setSpan(scope.active(), span), () => instance.run(data, job));
    end('done');
  } catch (error) {
    end('failed');
    span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
    log.warn(`${job.id} failed at attempt ${job.attempt}: ${error}`);
    throw error;
  } finally {
    span.end();
  }
}

/** What handlers tell as progress, as it is kept. */
export const asPercent = (percent: number): number => Math.round(Math.min(100, Math.max(0, percent)));
