import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const positive = (initial: number) => z.coerce.number().int().positive().default(initial);

const settings = {
  maxLength: setting('QUESTIONS_MAX_LENGTH', positive(1000), {
    description: 'Characters of a question that is still read; a longer one is declined.',
  }),
  recheckMs: setting('QUESTIONS_RECHECK_MS', z.coerce.number().int().min(0).default(1000), {
    description:
      'How long the rights on a source, and its current version, are taken from memory, in milliseconds, so that a question repeated a thousand times a second does not ask for them each time. 0: never.',
  }),
  models: setting('QUESTIONS_MODELS', positive(8), {
    description: 'Compiled models of data sources kept in memory, the least recently asked leaves first.',
  }),
  interpretations: setting('QUESTIONS_INTERPRETATIONS', positive(5000), {
    description: 'Readings of questions kept in memory.',
  }),
  conversationHours: setting('QUESTIONS_CONVERSATION_HOURS', positive(24), {
    description:
      'How long after its last question a conversation can be continued, in hours; then what its questions were read as is forgotten.',
  }),
  answersMb: setting('QUESTIONS_ANSWERS_MB', positive(32), {
    description: 'Megabytes of answers kept in memory, ready to be sent.',
  }),
};

export class QuestionsConfig extends defineConfig('questions', settings) {}
