import { Injectable } from '@nestjs/common';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import { askedWords } from '../domain/asked-words.js';
import type { Answerable } from '../domain/interpretation.js';
import { asksTheSame, type NearWords, nearWords } from '../domain/near-words.js';
import { English } from '../infra/english.js';
import type { GoldenEntity } from '../infra/golden.entity.js';
import { GoldenRepository } from '../infra/golden.repository.js';
import { Interpreter } from '../infra/interpreter.js';
import type { Source } from '../infra/sources.js';
import { GoldenFit } from './golden-fit.js';

export interface GoldenMatch {
  readonly answer: Answerable;
  readonly golden: { readonly id: string; readonly question: string; readonly match: 'exact' | 'near' };
}

interface Known {
  readonly golden: GoldenEntity;
  readonly words: string;
  readonly near: NearWords;
}

/** Finds the golden answer of an organisation to a question: to the same words, or to words that ask the same. */
@Injectable()
export class Goldens {
  /** By the list that the cache gives: the same one until something changes. */
  private readonly prepared = new WeakMap<readonly GoldenEntity[], readonly Known[]>();

  constructor(
    private readonly repository: GoldenRepository,
    private readonly fit: GoldenFit,
    private readonly interpreter: Interpreter,
    private readonly english: English,
    private readonly cache: Cache,
  ) {}

  async find(actor: Actor, question: string, source: Source): Promise<GoldenMatch | undefined> {
    if (actor.kind !== 'user') return undefined;
    const all = await this.known(actor.organizationId, source.dataSourceId);
    if (all.length === 0) return undefined;
    const words = askedWords(question);
    const exact = all.find((one) => one.words === words);
    if (exact) return this.matchOf(exact, 'exact', source);
    const [near, ...others] = this.near(question, words, { all, source });
    return near && others.length === 0 ? this.matchOf(near, 'near', source) : undefined;
  }

  async changed(organizationId: string): Promise<void> {
    await this.cache.invalidateTags([tagOf(organizationId)]);
  }

  private async matchOf({ golden }: Known, match: 'exact' | 'near', source: Source) {
    if (golden.fits !== source.key) {
      const fits = await this.fit.check(golden, source);
      await this.changed(golden.organizationId);
      if (!fits) return undefined;
    }
    const answer = golden.status === 'active' ? this.fit.answer(golden, source) : undefined;
    return answer && { answer, golden: { id: golden.id, question: golden.question, match } };
  }

  private near(
    question: string,
    words: string,
    { all, source }: { readonly all: readonly Known[]; readonly source: Source },
  ): Known[] {
    const { inOrder, inAnyOrder } = nearWords(words, this.english);
    return all.filter(({ golden, near }) => {
      const sameOrder = near.inOrder === inOrder;
      if (!sameOrder && near.inAnyOrder !== inAnyOrder) return false;
      const [one, other] = [question, golden.question].map(
        (text) => this.interpreter.read(text, source).interpretation,
      );
      return one && other && asksTheSame(one, other, sameOrder);
    });
  }

  private async known(organizationId: string, dataSourceId: string): Promise<readonly Known[]> {
    const key = `questions.goldens ${organizationId} ${dataSourceId}`;
    const options = { ttlSeconds: 600, tags: [tagOf(organizationId)] };
    const goldens = await this.cache.getOrLoad(key, options, () =>
      this.repository.inUse(dataSourceId, organizationId),
    );
    const prepared = this.prepared.get(goldens) ?? goldens.map((golden) => this.prepare(golden));
    this.prepared.set(goldens, prepared);
    return prepared;
  }

  private prepare(golden: GoldenEntity): Known {
    const words = askedWords(golden.question);
    return { golden, words, near: nearWords(words, this.english) };
  }
}

const tagOf = (organizationId: string) => `questions.goldens ${organizationId}`;
