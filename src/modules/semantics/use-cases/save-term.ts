import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetColumnValues, GetSchema } from '#modules/catalog';
import { Clock, Ids } from '#shared/clock';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { semanticsErrors as errors, SaveTerm, TermSaved, type TermView } from '../contract/index.js';
import { foldedName, givenTwice } from '../domain/names.js';
import { type Missing, missingIn } from '../domain/target.js';
import type { TermEntity } from '../infra/term.entity.js';
import { TermRepository, termView } from '../infra/term.repository.js';
import { readableTerm } from './readable-term.js';

type Input = SaveTerm['input'];

@CommandHandler(SaveTerm)
export class SaveTermHandler implements ICommandHandler<SaveTerm> {
  constructor(
    private readonly queries: QueryBus,
    private readonly terms: TermRepository,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ input }: SaveTerm): Promise<TermView> {
    const { organizationId, userId } = input.actor;
    const term = await this.termOf(input);
    const missing = await this.missing(input.actor, term);
    if (missing) throw errors.noSuchTarget({ ...missing });
    await this.database.transaction(async (tx) => {
      await this.terms.save(term, tx);
      const { id: termId, dataSourceId, name, otherNames, meaning } = term;
      const added = input.termId === undefined;
      const about = { termId, organizationId, dataSourceId, userId };
      await this.outbox.add(new TermSaved({ ...about, added, name, otherNames, meaning }), tx);
    });
    await this.terms.changed(organizationId);
    return termView(term);
  }

  private async termOf({ actor, termId, ...input }: Input): Promise<TermEntity> {
    const names = [input.name, ...input.otherNames];
    const twice = givenTwice(names);
    if (twice !== undefined) throw errors.nameTwice({ name: twice });
    const { queries, terms } = this;
    const known = termId === undefined ? undefined : await readableTerm({ queries, terms }, actor, termId);
    return {
      id: known?.id ?? this.ids.next(),
      organizationId: actor.organizationId,
      dataSourceId: known?.dataSourceId ?? input.dataSourceId,
      name: input.name,
      otherNames: [...input.otherNames],
      foldedNames: names.map(foldedName),
      meaning: input.meaning,
      description: input.description ?? null,
      changedBy: actor.userId,
      changedAt: this.clock.now(),
    };
  }

  /** Says too whether the actor may read the source at all. */
  private async missing(actor: Actor, { dataSourceId, meaning }: TermEntity): Promise<Missing | undefined> {
    const schema = await this.queries.execute(new GetSchema({ actor, dataSourceId }));
    const missing = missingIn(schema, meaning);
    if (missing || meaning.kind !== 'value') return missing;
    const indexed = await this.queries.execute(new GetColumnValues({ actor, dataSourceId }));
    const column = indexed.find((one) => one.table === meaning.table && one.column === meaning.column);
    if (column?.values.includes(meaning.value)) return undefined;
    return { part: 'value', given: meaning.value, of: `"${meaning.table}.${meaning.column}"` };
  }
}
