import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { questionsErrors as errors } from '../contract/errors.js';
import type { ReadingContext } from '../domain/engine.js';
import { QuestionsConfig } from './config.js';

/** The reading that a question may follow. */
export interface Before {
  readonly questionId: string;
  readonly dataSourceId: string;
  /** Absent when nothing can follow: the engine did not read it, or its data source is gone. */
  readonly context?: ReadingContext;
}

interface Row {
  readonly organization_id: string;
  readonly user_id: string;
  readonly question_id: string | null;
  readonly data_source_id: string;
  readonly context: ReadingContext | null;
}

const alive = `last_asked_at > now() - make_interval(hours => $2)`;

/** Of a question that is in the history: what failed on its way there was never told. */
const newest = `
  select conversation.organization_id, conversation.user_id, last.*
    from questions.conversation
    left join lateral (
      select question_id, reading.data_source_id, context
        from questions.reading
        join questions.question on question.id = question_id
       where reading.conversation_id = conversation.id and ${alive}
       order by position desc
       limit 1) as last on true
   where conversation.id = $1`;

const ofQuestion = `
  select question_id, reading.data_source_id, context
    from questions.reading
    join questions.conversation on conversation.id = conversation_id
   where question_id = $1 and ${alive} and organization_id = $3 and user_id = $4`;

const claim = `
  insert into questions.conversation (id, organization_id, user_id) values ($1, $2, $3)
  on conflict (id) do nothing`;

const keep = `
  with asked as (update questions.conversation set last_asked_at = now() where id = $2)
  insert into questions.reading (question_id, conversation_id, data_source_id, context) values ($1, $2, $3, $4)`;

const tooMany = `
  delete from questions.reading
   using (select question_id, row_number() over (partition by conversation_id order by position desc) as number
            from questions.reading) as old
   where old.question_id = reading.question_id and old.number > 200`;

/** What the questions of a conversation were read as, for those that follow; whose it is, who asked in it first. */
@Injectable()
export class Conversations {
  constructor(
    private readonly database: Database,
    private readonly config: QuestionsConfig,
  ) {}

  /** The newest reading; nothing in a new conversation. That of somebody else does not exist. */
  async newest(actor: Actor, conversationId: string): Promise<Before | undefined> {
    const found = await this.find(conversationId);
    const row = found ?? (await this.claimed(actor, conversationId));
    if (row.organization_id !== actor.organizationId || row.user_id !== actor.userId)
      throw errors.conversationNotFound({ conversationId });
    return beforeOf(row);
  }

  /** The reading of one question; nothing once it is forgotten. */
  async of({ organizationId, userId }: Actor, questionId: string): Promise<Before | undefined> {
    const values = [questionId, this.config.conversationHours, organizationId, userId];
    const [row] = await this.database.query<Row>(ofQuestion, values);
    return row && beforeOf(row);
  }

  async keep({ questionId, dataSourceId, context }: Before, conversationId: string): Promise<void> {
    const values = [questionId, conversationId, dataSourceId, context ? JSON.stringify(context) : null];
    await this.database.query(keep, values);
  }

  /** Of the source that is gone nothing is kept; nothing follows its questions, and not those before them either. */
  async removeAllOf(dataSourceId: string, tx: Transaction): Promise<void> {
    await tx.query('update questions.reading set context = null where data_source_id = $1', [dataSourceId]);
  }

  /** Of a conversation that does not end, only the newest readings can be continued, or have another choice taken. */
  async forgetOld(): Promise<void> {
    await this.database.query(tooMany);
    const old = `delete from questions.conversation where last_asked_at < now() - make_interval(hours => $1)`;
    await this.database.query(old, [this.config.conversationHours]);
  }

  private async find(conversationId: string): Promise<Row | undefined> {
    const [row] = await this.database.query<Row>(newest, [conversationId, this.config.conversationHours]);
    return row;
  }

  /** Of two who come at once, the first has it. */
  private async claimed({ organizationId, userId }: Actor, conversationId: string): Promise<Row> {
    await this.database.query(claim, [conversationId, organizationId, userId]);
    const row = await this.find(conversationId);
    if (!row) throw errors.conversationNotFound({ conversationId });
    return row;
  }
}

const beforeOf = ({ question_id, data_source_id, context }: Row): Before | undefined =>
  question_id === null
    ? undefined
    : { questionId: question_id, dataSourceId: data_source_id, ...(context && { context }) };
