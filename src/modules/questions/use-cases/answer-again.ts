import { isDeepStrictEqual } from 'node:util';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { questionsErrors as errors } from '../contract/errors.js';
import { AnswerAgain } from '../contract/sharing.js';
import type { AnsweredRecordView, AnsweredView, QuestionRecordView } from '../contract/views.js';
import type { Answerable } from '../domain/interpretation.js';
import { Answers, RefusedStatement, type TimedAnswer } from '../infra/answers.js';
import { Interpreter } from '../infra/interpreter.js';
import { type Source, Sources } from '../infra/sources.js';
import { QuestionRights } from './question-rights.js';
import { toldTo } from './told-question.js';

@CommandHandler(AnswerAgain)
export class AnswerAgainHandler implements ICommandHandler<AnswerAgain> {
  constructor(
    private readonly rights: QuestionRights,
    private readonly sources: Sources,
    private readonly interpreter: Interpreter,
    private readonly answers: Answers,
  ) {}

  async execute({ input: { actor, questionId } }: AnswerAgain): Promise<AnsweredView> {
    const told = requireAnswered(toldTo(actor, await this.rights.readable(actor, questionId)));
    const source = await this.sources.of(actor, told.dataSourceId);
    const run = this.answers.of({ actor, source, reading: this.readingOf(told, source) });
    const { answer, executeMs, cached } = await run.catch(refusedAs(questionId));
    const { summary, policies, provenance, ...rest } = told;
    const { engine, languageModel, golden } = provenance;
    return {
      ...rest,
      ...answer,
      provenance: {
        ...answer.provenance,
        engine,
        ...(languageModel !== undefined && { languageModel }),
        ...(golden && { golden }),
      },
      timing: { parseMs: 0, executeMs: Math.round(executeMs * 100) / 100, cached },
    };
  }

  /** The statement that was kept; what the engine knows of its columns as well, where it would write the same today. */
  private readingOf(told: AnsweredRecordView, source: Source): Answerable {
    const { question, reading, sql, chosen, follows, provenance } = told;
    const tables = provenance.tables.map(({ table }) => table);
    const kept: Answerable = { status: 'answered', reading, sql, columns: [], tables };
    if (follows) return kept;
    const { interpretation: now } = this.interpreter.read(question, source, chosen);
    return now.status === 'answered' && isDeepStrictEqual(now.sql, sql) ? { ...now, reading } : kept;
  }
}

function requireAnswered(told: QuestionRecordView): AnsweredRecordView {
  if (told.status === 'answered') return told;
  throw errors.notAnswered({ questionId: told.id, status: told.status });
}

/** It was written for a schema that is gone. */
const refusedAs =
  (questionId: string) =>
  (error: unknown): TimedAnswer => {
    if (error instanceof RefusedStatement) throw errors.noLongerRuns({ questionId, reason: error.reason });
    throw error;
  };
