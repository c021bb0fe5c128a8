import { CommandBus, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { GetTerm, SaveTerm } from '#modules/semantics';
import { type DefinedTermView, DefineTerm } from '../contract/definitions.js';
import { questionsErrors as errors } from '../contract/errors.js';
import { canBeName, readDefinition } from '../domain/engine.js';
import { Sources } from '../infra/sources.js';

type Input = DefineTerm['input'];

@CommandHandler(DefineTerm)
export class DefineTermHandler implements ICommandHandler<DefineTerm> {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly sources: Sources,
  ) {}

  async execute({ input }: DefineTerm): Promise<DefinedTermView> {
    const { actor, termId, name, otherNames } = input;
    const names = [name, ...otherNames];
    const nameless = names.find((one) => !canBeName(one));
    if (nameless !== undefined) throw errors.notAName({ name: nameless });
    const known =
      termId === undefined ? undefined : await this.queries.execute(new GetTerm({ actor, termId }));
    const dataSourceId = known?.dataSourceId ?? input.dataSourceId ?? builtinDataSourceId;
    const before = known ? [known.name, ...known.otherNames] : [];
    const reading = await this.readingOf({ ...input, dataSourceId }, [...names, ...before]);
    const saved = await this.commands.execute(new SaveTerm({ ...input, dataSourceId }));
    this.sources.forget(actor.organizationId);
    return { ...saved, ...(reading !== undefined && { reading }) };
  }

  /** Says too whether the actor may read the source at all. */
  private async readingOf(
    { actor, dataSourceId, meaning }: Input & { readonly dataSourceId: string },
    names: readonly string[],
  ): Promise<string | undefined> {
    const { model } = await this.sources.current(actor, dataSourceId);
    if (meaning.kind !== 'definition') return undefined;
    const { text: definition } = meaning;
    const read = readDefinition(names, definition, model);
    if (read.status === 'answered') return read.reading.text;
    if (read.status === 'ambiguous') {
      const { phrase, choices } = read;
      throw errors.definitionAmbiguous({ definition, phrase, choices: choices.map(({ text }) => text) });
    }
    const { reason, notUnderstood } = read;
    throw errors.definitionNotRead({ definition, reason, notUnderstood });
  }
}
