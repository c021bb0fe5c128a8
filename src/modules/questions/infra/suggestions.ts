import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#shared/contracts';
import type { SuggestionView } from '../contract/index.js';
import { askedWords } from '../domain/asked-words.js';
import { completions, interpret, isTypedOf, starterQuestions } from '../domain/engine.js';
import { PopularQuestions } from './popular-questions.js';
import type { Source } from './sources.js';

export interface Typed {
  readonly actor: Actor;
  readonly source: Source;
  readonly text: string;
  readonly limit: number;
}

/** How many texts that were never read before are read for one keystroke: the next one finds them known. */
const mostRead = 6;

/** Questions that begin with what was typed, each of which the engine answers. */
@Injectable()
export class Suggestions {
  /** Whether a text is answered, by source version and text. */
  private readonly verdicts = new LRUCache<string, boolean>({ max: 10_000 });

  constructor(private readonly popular: PopularQuestions) {}

  async of(typed: Typed): Promise<SuggestionView[]> {
    const { actor, source, text, limit } = typed;
    const asked = (await this.popular.of(actor, source.dataSourceId))
      .filter((one) => isTypedOf(text, one.text))
      .map((one): SuggestionView => ({ kind: 'asked', ...one }));
    return this.answered(distinct([...asked, ...this.made(typed)]), source, limit);
  }

  private made({ source: { model }, text, limit }: Typed): SuggestionView[] {
    if (text.trim() === '')
      return starterQuestions(model, limit).map((one) => ({ kind: 'starter', text: one }));
    return completions(text, model).map((one) => ({ kind: 'completion', text: one }));
  }

  private answered(candidates: readonly SuggestionView[], source: Source, limit: number): SuggestionView[] {
    const found: SuggestionView[] = [];
    let left = mostRead;
    for (const candidate of candidates) {
      if (found.length === limit) break;
      const key = `${source.key} ${candidate.text}`;
      const known = this.verdicts.get(key);
      if (known === undefined && left-- <= 0) continue;
      if (known ?? this.read(key, candidate.text, source)) found.push(candidate);
    }
    return found;
  }

  private read(key: string, text: string, { model }: Source): boolean {
    const answered = interpret(text, model).status === 'answered';
    this.verdicts.set(key, answered);
    return answered;
  }
}

/** The first of those that ask with the same words. */
function distinct(all: readonly SuggestionView[]): SuggestionView[] {
  const first = new Map<string, SuggestionView>();
  for (const one of all) {
    const words = askedWords(one.text);
    if (!first.has(words)) first.set(words, one);
  }
  return [...first.values()];
}
