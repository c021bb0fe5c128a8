import { Injectable, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetColumnValues, type SchemaView } from '#modules/catalog';
import { GetStates } from '#modules/census';
import { GetDataSource } from '#modules/data-sources';
import { type Cell, RunQuery } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { compileModel, type Model, namesakeQueries, type Term } from '../domain/engine.js';
import type { Namesake, NamesakeQuery } from '../domain/namesakes.js';
import { English } from './english.js';

interface Known {
  readonly schema: SchemaView;
  /** What the organisation of the actor calls things. */
  readonly terms: readonly Term[];
}

/** Gathers by message what the engine must know about a source, and compiles it. */
@Injectable()
export class ModelCompiler {
  private readonly log = new Logger(ModelCompiler.name);

  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly language: English,
  ) {}

  async compile(
    actor: Actor,
    { schema, terms }: Known,
  ): Promise<{ readonly name: string; readonly model: Model }> {
    const { dataSourceId } = schema;
    const [{ name }, values, states, namesakes] = await Promise.all([
      this.queries.execute(new GetDataSource({ actor, dataSourceId })),
      this.queries.execute(new GetColumnValues({ actor, dataSourceId })),
      this.queries.execute(new GetStates()),
      this.namesakes(actor, schema),
    ]);
    const started = performance.now();
    const model = compileModel({ schema, values, states, namesakes, terms, language: this.language });
    this.log.log(`Compiled the model of ${dataSourceId} in ${Math.round(performance.now() - started)} ms`);
    return { name, model };
  }

  private async namesakes(actor: Actor, schema: SchemaView): Promise<Namesake[]> {
    const found = await Promise.all(namesakeQueries(schema).map((query) => this.run(actor, schema, query)));
    return found.flat();
  }

  /** Without namesakes a shared name is answered with all that carry it: less than asking, but not wrong. */
  private async run(actor: Actor, { dataSourceId }: SchemaView, query: NamesakeQuery): Promise<Namesake[]> {
    try {
      const { result } = await this.commands.execute(new RunQuery({ actor, dataSourceId, sql: query.sql }));
      if (result.truncated)
        this.log.warn(
          `Only ${result.rowCount} of ${result.totalRows} namesakes of ${query.table}.${query.column} are known`,
        );
      const { table, column, qualifier } = query;
      return result.rows.map(([name, by, obscure, large, dominant]) => ({
        table,
        column,
        qualifier,
        name: String(name),
        qualifiedBy: textsOf(by ?? null),
        obscure: isTrue(obscure),
        large: isTrue(large),
        dominant: isTrue(dominant),
      }));
    } catch (error) {
      this.log.error(`Namesakes of ${query.table}.${query.column} are not known: ${error}`);
      return [];
    }
  }
}

/** MySQL has no truth but 1. */
const isTrue = (cell: Cell | undefined): boolean => cell === true || cell === 1;

/** A list arrives as JSON, or as its text. */
function textsOf(cell: Cell): string[] {
  const list: unknown = typeof cell === 'string' && cell.startsWith('[') ? JSON.parse(cell) : cell;
  return (Array.isArray(list) ? list : [list]).filter((one) => one !== null).map(String);
}
