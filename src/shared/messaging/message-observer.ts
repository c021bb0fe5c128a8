import { Injectable, Logger } from '@nestjs/common';
import { context, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { correlationId } from '#shared/correlation';
import { AppError } from '#shared/errors';
import { Durations } from '#shared/telemetry';

/** `refused`: an expected failure, the caller's or the world's. `failed`: a bug. */
type Outcome = 'done' | 'refused' | 'failed';

export type MessageKind = 'command' | 'query' | 'event';

/** One span, one line in the log (level debug) and one measurement for every message. */
@Injectable()
export class MessageObserver {
  private readonly log = new Logger('Message');
  private readonly tracer = trace.getTracer('almanac');
  private readonly durations = new Durations(
    'almanac_message_duration_seconds',
    'How long commands, queries and deliveries of events took, by message type and outcome.',
    ['type', 'outcome'],
  );

  async observe<T>(kind: MessageKind, type: string, work: () => T | Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const span = this.tracer.startSpan(type, { attributes: { 'almanac.message.kind': kind } });
    try {
      const result = await context.with(trace.setSpan(context.active(), span), work);
      this.end(span, type, { startedAt, outcome: 'done' });
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      this.end(span, type, { startedAt, outcome: error instanceof AppError ? 'refused' : 'failed' });
      throw error;
    }
  }

  private end(
    span: Span,
    type: string,
    { startedAt, outcome }: { startedAt: number; outcome: Outcome },
  ): void {
    const durationMs = performance.now() - startedAt;
    span.end();
    this.durations.labels(type, outcome).observe(durationMs / 1000);
    this.log.debug({ message: type, outcome, durationMs, correlationId: correlationId() });
  }
}
