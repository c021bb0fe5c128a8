import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import {
  type Explanation,
  explain,
  interpret,
  interpretNext,
  type ReadingContext,
  starterQuestions,
} from '../domain/engine.js';
import type { Declined, Interpretation } from '../domain/interpretation.js';
import { QuestionsConfig } from './config.js';
import type { Source } from './sources.js';

export interface Read {
  readonly interpretation: Interpretation;
  /** 0 when the reading was remembered. */
  readonly parseMs: number;
}

export interface After {
  readonly context?: ReadingContext | undefined;
  readonly choices?: readonly string[] | undefined;
}

/** Reads questions, and remembers what they mean. */
@Injectable()
export class Interpreter {
  private readonly known: LRUCache<string, Interpretation>;

  constructor(private readonly config: QuestionsConfig) {
    this.known = new LRUCache({ max: config.interpretations });
  }

  read(question: string, source: Source, choices: readonly string[] = []): Read {
    const key = [source.key, ...choices, question].join('\n');
    const known = this.known.get(key);
    if (known) return { interpretation: known, parseMs: 0 };

    const started = performance.now();
    const interpretation =
      this.unreadable(question, source) ?? interpret(question, source.model, { choices });
    this.known.set(key, interpretation);
    return { interpretation, parseMs: performance.now() - started };
  }

  /** Words that continue a reading; nothing where they stand on their own. Not remembered: nobody asks the same twice. */
  next(question: string, source: Source, { context, choices = [] }: After): Read | undefined {
    if (this.unreadable(question, source)) return undefined;
    const started = performance.now();
    const interpretation = interpretNext(question, source.model, { choices, ...(context && { context }) });
    return interpretation && { interpretation, parseMs: performance.now() - started };
  }

  /** What led to the reading; nothing where none was tried. */
  explain(question: string, source: Source): Explanation {
    if (this.unreadable(question, source)) return { phrases: [], candidates: [] };
    return explain(question, source.model);
  }

  private unreadable(question: string, { model }: Source): Declined | undefined {
    const { maxLength } = this.config;
    const reason =
      question === ''
        ? 'The question is empty.'
        : question.length > maxLength
          ? `The question has ${question.length} characters; at most ${maxLength} are read. Ask it in fewer words.`
          : undefined;
    if (reason === undefined) return undefined;
    return {
      status: 'declined',
      cause: 'not-a-question',
      reason,
      notUnderstood: [],
      suggestions: starterQuestions(model, 5),
    };
  }
}
