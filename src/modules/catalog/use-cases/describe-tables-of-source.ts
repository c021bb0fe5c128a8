import { QueryBus } from '@nestjs/cqrs';
import { DescribeTablesOfSource } from '#modules/governance';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { GetSchema, GetSchemaVersion } from '../contract/index.js';

/** Which tables and columns rules about the quality of data may name. */
@Answers({ inquiry: DescribeTablesOfSource, module: 'catalog' })
export class AnswerTablesOfSource implements AnswersInquiry<DescribeTablesOfSource> {
  constructor(private readonly queries: QueryBus) {}

  async answer({ actor, dataSourceId, version }: DescribeTablesOfSource['input']) {
    const { tables } = await this.queries.execute(
      version === undefined
        ? new GetSchema({ actor, dataSourceId })
        : new GetSchemaVersion({ actor, dataSourceId, version }),
    );
    return tables.map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => ({ name: column.name, type: column.type })),
    }));
  }
}
