import { Injectable, Logger } from '@nestjs/common';
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  handleType,
  wrap,
} from 'cockatiel';
import { ConfigError } from '#shared/config';
import {
  boundedText,
  type ChatMessage,
  ModelNonsense,
  ModelUnreachable,
  type Reply,
  replyOf,
  wireOf,
} from './chat.js';
import { LlmConfig } from './config.js';

export interface Chat {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: object;
  }[];
  /** When whoever asks has no more time. */
  readonly deadline?: AbortSignal;
}

const longestAnswer = 256 * 1024;
const longestStatement = 4096;
const failuresInARow = 3;
const atOnce = 4;
const waiting = 16;

/** An OpenAI-compatible endpoint. One that fails again and again is left alone for a while. */
@Injectable()
export class LanguageModel {
  private readonly log = new Logger(LanguageModel.name);
  private readonly guard;

  constructor(private readonly config: LlmConfig) {
    const { baseUrl, model, retryAfterSeconds } = config;
    if ((baseUrl === undefined) !== (model === undefined))
      throw new ConfigError('LLM_BASE_URL and LLM_MODEL are needed both, or neither.');
    const breaker = circuitBreaker(handleType(ModelUnreachable), {
      halfOpenAfter: retryAfterSeconds * 1000,
      breaker: new ConsecutiveBreaker(failuresInARow),
    });
    this.guard = wrap(bulkhead(atOnce, waiting), breaker);
  }

  /** Its name; nothing when there is none. */
  get name(): string | undefined {
    return this.config.model;
  }

  /** Rejects with `ModelUnreachable` or `ModelNonsense`. */
  async chat(chat: Chat): Promise<Reply> {
    try {
      return await this.guard.execute(() => this.request(chat));
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        throw new ModelUnreachable('it failed several times just now, and is left alone for a while');
      if (error instanceof BulkheadRejectedError)
        throw new ModelUnreachable('too many questions are waiting for it');
      this.log.warn(`The language model: ${error instanceof Error ? error.message : error}`);
      throw error;
    }
  }

  private async request({ messages, tools, deadline }: Chat): Promise<Reply> {
    const { baseUrl, model, apiKey, timeoutSeconds } = this.config;
    const limit = AbortSignal.timeout(timeoutSeconds * 1000);
    const signal = deadline ? AbortSignal.any([limit, deadline]) : limit;
    const functions = tools?.map((one) => ({ type: 'function', function: one }));
    const body = JSON.stringify({
      model,
      temperature: 0,
      max_tokens: longestStatement,
      messages: messages.map(wireOf),
      ...(functions && { tools: functions }),
    });
    const headers = {
      'content-type': 'application/json',
      ...(apiKey && { authorization: `Bearer ${apiKey}` }),
    };
    try {
      // Never to another place than the one it was set to: the key would go there as well.
      const sent = { method: 'POST', headers, body, signal, redirect: 'error' } as const;
      const response = await fetch(`${baseUrl?.replace(/\/+$/, '')}/chat/completions`, sent);
      if (!response.ok) {
        await response.body?.cancel();
        throw new ModelUnreachable(`it answered with the status ${response.status}`);
      }
      return replyOf(await boundedText(response, longestAnswer));
    } catch (error) {
      if (error instanceof ModelNonsense || error instanceof ModelUnreachable) throw error;
      throw new ModelUnreachable(
        signal.aborted ? 'it did not answer in time' : 'there is no connection to it',
      );
    }
  }
}
