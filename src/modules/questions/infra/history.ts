import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { correlationId } from '#shared/correlation';
import { Outbox } from '#shared/messaging';
import { QuestionsAsked } from '../contract/index.js';
import type { ReadingContext } from '../domain/engine.js';
import { Conversations } from './conversations.js';
import type { QuestionEntity, StoredOutcome } from './question.entity.js';

/** A question as it is written; it is never changed afterwards. */
export type NewQuestion = Omit<QuestionEntity, 'askedAt'> & { readonly askedAt: string };

/** Of an answered question in a conversation. */
export interface KeptReading {
  readonly conversationId: string;
  /** Absent when the engine did not read it. */
  readonly context: ReadingContext | undefined;
}

type Asked = NewQuestion & { readonly correlationId: string };

interface Waiting {
  readonly question: Asked;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

const largestBatch = 500;

const insert = `
  insert into questions.question (id, organization_id, user_id, data_source_id, conversation_id, follows, clarifies, chosen,
                                  question, status, outcome, timing, asked_at)
  select id, "organizationId", "userId", "dataSourceId", "conversationId", follows, clarifies, chosen,
         question, status, came_to.outcome, timing, "askedAt"
    from json_to_recordset($1::json) as asked
         (id uuid, "organizationId" uuid, "userId" uuid, "dataSourceId" uuid, "conversationId" uuid, follows uuid, clarifies uuid,
          chosen text[], question text, status text, outcome bigint, timing jsonb, "askedAt" timestamptz)
    join jsonb_array_elements($2::jsonb) with ordinality as came_to (outcome, number) on number = asked.outcome`;

/**
 * Writes the history by group commit: while one transaction commits, the questions that arrive meanwhile wait for
 * the next, which takes all of them with one INSERT. A promise of `add` is kept when its row is committed.
 */
@Injectable()
export class History implements BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private readonly outcomeTexts = new WeakMap<StoredOutcome, string>();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly outbox: Outbox,
    private readonly conversations: Conversations,
  ) {}

  /** What it was read as is there before it is: whoever asks next finds both, or neither. */
  async add(question: NewQuestion, reading?: KeptReading): Promise<void> {
    const { id: questionId, dataSourceId } = question;
    const { conversationId, context } = reading ?? {};
    if (conversationId)
      await this.conversations.keep(
        { questionId, dataSourceId, ...(context && { context }) },
        conversationId,
      );
    await this.written(question);
  }

  private written(question: NewQuestion): Promise<void> {
    return new Promise((written, failed) => {
      this.waiting.push({ question: { ...question, correlationId: correlationId() }, written, failed });
      this.writing ??= this.writeAll().finally(() => {
        this.writing = undefined;
      });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      // Lets the requests that are being worked on at this moment join.
      await new Promise(setImmediate);
      await this.write(this.waiting.splice(0, largestBatch));
    }
  }

  /** A batch that the database refuses is written one by one, so that a bad row fails alone. */
  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.insert(batch.map(({ question }) => question));
      for (const { written } of batch) written();
    } catch (error) {
      if (batch.length > 1 && isAboutData(error)) for (const one of batch) await this.write([one]);
      else for (const { failed } of batch) failed(error);
    }
  }

  /** Outcomes are the largest part, and remembered answers have the same again and again: each is sent once. */
  private insert(questions: readonly Asked[]): Promise<void> {
    const numbers = new Map<string, number>();
    const rows = questions.map((question) => {
      const text = this.textOf(question.outcome);
      const number = numbers.get(text) ?? numbers.size + 1;
      numbers.set(text, number);
      return { ...question, outcome: number };
    });
    const event = new QuestionsAsked({ questions: questions.map(announced) });
    const values = [JSON.stringify(rows), `[${[...numbers.keys()].join()}]`];
    return this.outbox.addWith(event, { name: 'history', text: insert, values });
  }

  private textOf(outcome: StoredOutcome): string {
    const text = this.outcomeTexts.get(outcome) ?? JSON.stringify(outcome);
    this.outcomeTexts.set(outcome, text);
    return text;
  }
}

const announced = (asked: Asked) => ({
  questionId: asked.id,
  organizationId: asked.organizationId,
  userId: asked.userId,
  dataSourceId: asked.dataSourceId,
  status: asked.status,
  correlationId: asked.correlationId,
  askedAt: asked.askedAt,
});

/** SQLSTATE classes 22 and 23: a value or a constraint, and not the server. */
const isAboutData = (error: unknown) =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
