import { Injectable, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { ChooseChart } from '#modules/charts';
import { type QueryRunView, RunQuery } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { AppError } from '#shared/errors';
import type { AnswerChartView, AnsweredView, AnswerResultView, ProvenanceView } from '../contract/index.js';
import type { Answerable } from '../domain/interpretation.js';
import { chartDataOf, resultOf } from './answer-result.js';
import { provenanceOf } from './attribution.js';
import { QuestionsConfig } from './config.js';
import type { Source } from './sources.js';

export interface Answer {
  readonly result: AnswerResultView;
  readonly chart: AnswerChartView;
  readonly provenance: ProvenanceView;
  /** Absent where none was applied. */
  readonly policies?: AnsweredView['policies'];
}

export interface TimedAnswer {
  readonly answer: Answer;
  /** 0 when the answer was remembered. */
  readonly executeMs: number;
  readonly cached: boolean;
}

interface Wanted {
  readonly actor: Actor;
  readonly source: Source;
  readonly reading: Answerable;
}

/** The gate does not let a statement of ours through: what it was written for has changed, or it is our mistake. */
export class RefusedStatement extends Error {
  readonly reason: string;
  constructor(cause: AppError, statement: string) {
    super(`The gate refuses the engine's own SQL (${cause.message}): ${statement}`, { cause });
    this.reason = cause.message;
  }
}

/** Rows and chart of a reading, remembered per organisation, data version and what of the rows is seen, while there is room. */
@Injectable()
export class Answers {
  private readonly log = new Logger(Answers.name);
  private readonly known: LRUCache<string, Answer, Wanted>;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    { answersMb }: QuestionsConfig,
  ) {
    const bytes = answersMb * 2 ** 20;
    this.known = new LRUCache<string, Answer, Wanted>({
      maxSize: bytes,
      maxEntrySize: bytes / 4,
      // As objects and, once sent, as text.
      sizeCalculation: (answer) => 2 * JSON.stringify(answer).length,
      ignoreFetchAbort: true,
      fetchMethod: (_key, _stale, { context }) => this.compute(context),
    });
  }

  /** Callers that want the same answer at the same time share one execution. */
  async of(wanted: Wanted): Promise<TimedAnswer> {
    const key = keyOf(wanted);
    const known = this.known.get(key);
    if (known) return { answer: known, executeMs: 0, cached: true };

    const started = performance.now();
    const answer = isLive(wanted)
      ? await this.compute(wanted)
      : await this.known.forceFetch(key, { context: wanted });
    return { answer, executeMs: performance.now() - started, cached: false };
  }

  private async compute(wanted: Wanted): Promise<Answer> {
    const run = await this.run(wanted);
    const result = resultOf(wanted.reading.columns, run.result);
    const { source, reading } = wanted;
    const provenance = { ...provenanceOf(source, reading.tables), dataVersion: run.dataVersion };
    const { policies } = run;
    return { result, chart: await this.chart(reading, result), provenance, ...(policies && { policies }) };
  }

  private async run({ actor, source: { dataSourceId }, reading: { sql } }: Wanted): Promise<QueryRunView> {
    const { text, parameters } = sql;
    try {
      return await this.commands.execute(
        new RunQuery({ actor, dataSourceId, sql: text, parameters, origin: 'question' }),
      );
    } catch (cause) {
      // The person did not write this SQL: a statement of ours that the gate refuses is our bug, not their mistake.
      if (cause instanceof AppError && cause.kind === 'invalid') throw new RefusedStatement(cause, text);
      throw cause;
    }
  }

  /** Rows without a chart are still an answer. */
  private async chart({ reading, chart }: Answerable, result: AnswerResultView): Promise<AnswerChartView> {
    const wish = chart ? { type: chart } : {};
    try {
      const data = chartDataOf(result);
      return await this.queries.execute(new ChooseChart({ data, title: reading.text, ...wish }));
    } catch (error) {
      this.log.error(`No chart for "${reading.text}": ${error}`);
      return { type: 'table', spec: {}, reason: 'The chart could not be made.' };
    }
  }
}

/** Nobody tells when the data of a live database changes: it is asked anew every time. */
const isLive = ({ reading: { sql } }: Wanted): boolean => sql.dialect !== 'duckdb';

const keyOf = ({ actor, source, reading: { sql, reading, chart } }: Wanted): string =>
  [
    actor.organizationId,
    source.key,
    source.visibility ?? '',
    chart ?? '',
    reading.text,
    JSON.stringify(sql.parameters),
    sql.text,
  ].join('\n');
