import { CommandBus, type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { CheckSql, RunQuery } from '#modules/queries';
import { AppError } from '#shared/errors';
import { type SqlValidationView, ValidateSql } from '../contract/validation.js';
import { meaningOf } from '../domain/wording/statement.js';
import { Sources } from '../infra/sources.js';

const dialectWithoutWords = 'SQL of this dialect';

@QueryHandler(ValidateSql)
export class ValidateSqlHandler implements IQueryHandler<ValidateSql> {
  constructor(
    private readonly sources: Sources,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  async execute({ input }: ValidateSql): Promise<SqlValidationView> {
    const { actor, sql, dataSourceId = builtinDataSourceId } = input;
    const { schema } = await this.sources.of(actor, dataSourceId);
    try {
      const { tables, parameters, tree } = await this.queries.execute(
        new CheckSql({ actor, dataSourceId, sql }),
      );
      await this.bind({ actor, dataSourceId, sql }, parameters);
      const meaning = tree ? meaningOf({ sql, tree, tables }, schema) : { notWorded: [dialectWithoutWords] };
      return { dataSourceId, valid: true, tables, parameters, ...meaning };
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
      const problem = { code: error.code, message: error.message };
      return { dataSourceId, valid: false, problem, tables: [], parameters: 0, notWorded: [] };
    }
  }

  /** Finds out whether its columns exist and its types fit, without a row of it. */
  private async bind(
    statement: Omit<ValidateSql['input'], 'dataSourceId'> & { dataSourceId: string },
    parameters: number,
  ) {
    const whole = statement.sql.replace(/[\s;]+$/, '');
    const sql = `SELECT * FROM (\n${whole}\n) AS checked LIMIT 0`;
    const values = Array.from({ length: parameters }, () => null);
    await this.commands.execute(new RunQuery({ ...statement, sql, parameters: values }));
  }
}
