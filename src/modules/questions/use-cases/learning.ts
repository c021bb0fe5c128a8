import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetGlossary } from '#modules/semantics';
import { systemActor } from '#shared/contracts';
import type { LessonReportView } from '../contract/lessons.js';
import { readDefinition } from '../domain/engine.js';
import type { GoldenEntity } from '../infra/golden.entity.js';
import { GoldenRepository } from '../infra/golden.repository.js';
import { LearnedNames } from '../infra/learned-names.js';
import type { LearnedNameEntity } from '../infra/lesson.entity.js';
import { NewNames, type Taught } from '../infra/new-names.js';
import { type Source, Sources } from '../infra/sources.js';
import { Pupil } from './pupil.js';

type NotLearned = LessonReportView['notLearned'][number];

/** Learns names from the golden answers of an organisation: those with which the engine gives the very answers. */
@Injectable()
export class Learning {
  constructor(
    private readonly sources: Sources,
    private readonly goldens: GoldenRepository,
    private readonly names: LearnedNames,
    private readonly pupil: Pupil,
    private readonly queries: QueryBus,
    private readonly made: NewNames,
  ) {}

  async learn(organizationId: string, dataSourceId: string): Promise<LessonReportView> {
    const source = await this.sources.current(systemActor(organizationId), dataSourceId);
    const goldens = (await this.goldens.inUse(dataSourceId, organizationId)).filter(
      ({ status, kind }) => status === 'active' && kind === 'sql',
    );
    const known = await this.names.all(organizationId, dataSourceId);
    const dropped = known
      .filter(({ removedBy }) => removedBy === null)
      .flatMap((row) => ({ row, reason: reasonToDrop(row, goldens, source) ?? '' }))
      .filter(({ reason }) => reason !== '');
    const { taught, notLearned } = await this.lookAt(goldens, known, source);
    const { proven, unproven } = await this.prove(taught, source, organizationId);
    await this.names.change(
      organizationId,
      proven.map((one) => this.made.from(one)),
      dropped.map(({ row }) => row),
    );
    return {
      learned: proven.map(({ name, meaning, question }) => ({ name, meaning, question })),
      kept: known.filter(({ removedBy }) => removedBy === null).length - dropped.length,
      dropped: dropped.map(({ row: { name }, reason }) => ({ name, reason })),
      notLearned: [...notLearned, ...unproven],
      unreadableTerms: await this.unreadableTerms(organizationId, source),
    };
  }

  private async lookAt(
    goldens: readonly GoldenEntity[],
    known: readonly LearnedNameEntity[],
    source: Source,
  ) {
    const taught = new Map<string, Taught>();
    const notLearned: NotLearned[] = [];
    for (const golden of goldens) {
      const found = await this.pupil.learnFrom(golden, source);
      if (!found) continue;
      const { question } = golden;
      if ('reason' in found) notLearned.push({ question, reason: found.reason });
      else if (known.some(({ name, removedBy }) => removedBy !== null && name === found.learned.name))
        notLearned.push({ question, reason: `"${found.learned.name}" was removed by somebody.` });
      else if (taught.has(found.learned.name))
        notLearned.push({ question, reason: `"${found.learned.name}" is taught by another answer.` });
      else taught.set(found.learned.name, { ...found.learned, golden });
    }
    return { taught: [...taught.values()], notLearned };
  }

  /** A name is only kept if with it, and all others, the engine gives the answer that it was learned from. */
  private async prove(taught: readonly Taught[], source: Source, organizationId: string) {
    if (taught.length === 0) return { proven: [], unproven: [] };
    const terms = taught.map(({ name, meaning }) => ({ names: [name], meaning }));
    const taughtSource = await this.sources.knowingMore(systemActor(organizationId), source, terms);
    const proven: Taught[] = [];
    const unproven: NotLearned[] = [];
    for (const one of taught) {
      if (await this.pupil.knows(one.golden, taughtSource)) proven.push(one);
      else
        unproven.push({ question: one.question, reason: `With "${one.name}" the engine answers otherwise.` });
    }
    return { proven, unproven };
  }

  private async unreadableTerms(
    organizationId: string,
    { dataSourceId, model }: Source,
  ): Promise<LessonReportView['unreadableTerms']> {
    const actor = systemActor(organizationId);
    const { terms } = await this.queries.execute(new GetGlossary({ actor, dataSourceId }));
    return terms.flatMap(({ id: termId, names, meaning }) => {
      if (meaning.kind !== 'definition') return [];
      const read = readDefinition(names, meaning.text, model);
      if (read.status === 'answered') return [];
      const reason = read.status === 'declined' ? read.reason : `"${read.phrase}" can mean several things.`;
      return [{ termId, name: names[0] ?? '', reason }];
    });
  }
}

const reasonToDrop = (
  { goldenId, meaning }: LearnedNameEntity,
  goldens: readonly GoldenEntity[],
  { model: { graph, values } }: Source,
): string | undefined => {
  if (!goldens.some(({ id }) => id === goldenId))
    return 'The golden answer that it was learned from is not used any more.';
  const there =
    meaning.kind === 'table'
      ? graph.tables.some(({ name }) => name === meaning.table)
      : graph.columns.has(`${meaning.table}.${meaning.column}`) &&
        (meaning.kind === 'column' ||
          values.ofColumn.get(`${meaning.table}.${meaning.column}`)?.includes(meaning.value));
  return there ? undefined : 'What it means is not in the data any more.';
};
