import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CheckSql, type ResultColumn } from '#modules/queries';
import { Clock, Ids } from '#shared/clock';
import type { Actor } from '#shared/contracts';
import { questionsErrors as errors } from '../contract/errors.js';
import type { QuestionRecordView, SqlView } from '../contract/views.js';
import type { GoldenEntity } from '../infra/golden.entity.js';
import { Interpreter } from '../infra/interpreter.js';
import { Sources } from '../infra/sources.js';
import { wordsKeyOf } from '../infra/words-key.js';
import { GoldenFit } from './golden-fit.js';

type Found = Pick<GoldenEntity, 'kind' | 'chosen' | 'sql' | 'tables'>;

/** Makes golden answers of what people hold for right; each has been run through the gate. */
@Injectable()
export class Proposals {
  constructor(
    private readonly sources: Sources,
    private readonly interpreter: Interpreter,
    private readonly fit: GoldenFit,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The reading that these choices lead to; `reading=…` names one by its words. */
  async ofReading(actor: Actor, asked: QuestionRecordView, chosen: readonly string[]): Promise<GoldenEntity> {
    const source = await this.sources.of(actor, asked.dataSourceId);
    const { interpretation } = this.interpreter.read(asked.question, source, chosen);
    const named = chosen.at(-1)?.match(/^reading=(.*)$/)?.[1];
    if (interpretation.status !== 'answered' || (named && interpretation.reading.text !== named))
      throw errors.noSuchReading({ chosen });
    const { sql, tables } = interpretation;
    return this.golden(actor, asked, { kind: 'reading', chosen: [...chosen], sql, tables: [...tables] });
  }

  async ofSql(actor: Actor, asked: QuestionRecordView, text: string): Promise<GoldenEntity> {
    const { dataSourceId } = asked;
    const { tables, parameters } = await this.queries.execute(
      new CheckSql({ actor, dataSourceId, sql: text }),
    );
    if (parameters > 0) throw errors.openPlaces({ parameters });
    const { schema } = await this.sources.of(actor, dataSourceId);
    const sql: SqlView = { dialect: schema.dialect, text, parameters: [] };
    return this.golden(actor, asked, { kind: 'sql', chosen: [], sql, tables: [...tables] });
  }

  private async golden(actor: Actor, asked: QuestionRecordView, found: Found): Promise<GoldenEntity> {
    const { question, dataSourceId } = asked;
    const { organizationId, userId: proposedBy } = actor;
    const columns: readonly ResultColumn[] = await this.fit.columnsOf(actor, dataSourceId, found.sql.text);
    const { key: fits } = await this.sources.of(actor, dataSourceId);
    return {
      ...found,
      id: this.ids.next(),
      organizationId,
      dataSourceId,
      wordsKey: wordsKeyOf(question),
      question,
      columns,
      status: 'proposed',
      problem: null,
      fits,
      proposedBy,
      proposedAt: this.clock.now(),
      checkedBy: null,
    };
  }
}
