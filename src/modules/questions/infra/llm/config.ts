import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const count = (initial: number, most: number) => z.coerce.number().int().min(1).max(most).default(initial);

const settings = {
  baseUrl: setting('LLM_BASE_URL', z.url({ protocol: /^https?$/ }).optional(), {
    description:
      'Where an OpenAI-compatible endpoint is, `/v1` included. Without it no language model is ever asked; with it, only for organisations that allow it.',
  }),
  model: setting('LLM_MODEL', z.string().optional(), {
    description: 'The name of the language model. Needed with `LLM_BASE_URL`.',
  }),
  apiKey: setting('LLM_API_KEY', z.string().optional(), {
    description: 'Sent to the language model as a bearer token.',
    secret: true,
  }),
  timeoutSeconds: setting('LLM_TIMEOUT_SECONDS', count(30, 600), {
    description: 'How long one answer of the language model is waited for.',
  }),
  retryAfterSeconds: setting('LLM_RETRY_AFTER_SECONDS', count(30, 3600), {
    description: 'How long a language model that failed three times in a row is left alone.',
  }),
  agentSteps: setting('LLM_AGENT_STEPS', count(8, 50), {
    description: 'How often the language model is asked for one statement of the agent.',
  }),
  agentSeconds: setting('LLM_AGENT_SECONDS', count(90, 900), {
    description: 'How long the agent may take altogether.',
  }),
};

export class LlmConfig extends defineConfig('llm', settings) {}
