import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestFolder } from '#shared/testing';
import { interpret } from '../../src/modules/questions/domain/engine.js';
import { ambiguous } from './built-in/ambiguous.js';
import { declined } from './built-in/declined.js';
import { followUp } from './built-in/follow-up.js';
import { builtInSource, type Source, smallSource } from './sources.js';

/** Questions that one of the sources declines: its own must-declines, and what is asked of the other data. */
const questions = [
  ...Object.values(declined.declined ?? {}).flat(),
  ...Object.values(ambiguous.ambiguous ?? {}).flat(),
  ...Object.values(followUp.unfollowed ?? {}).flat(2),
  'population of unicorns',
  'books by nobody at all',
  'average price of dragons by town',
  'who is the oldest king',
];

describe.each(['built-in', 'library', 'bakery'])('what is suggested instead about %s', (name) => {
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let source: Source;

  beforeAll(async () => {
    folder = await makeTestFolder();
    source = name === 'built-in' ? await builtInSource() : await smallSource(name, folder.path);
  });
  afterAll(async () => {
    source.close();
    await folder.remove();
  });

  it('is answered, and its SQL runs, whatever was declined', async () => {
    const told = questions.flatMap((question) => {
      const outcome = interpret(question, source.model);
      return outcome.status === 'declined' ? [{ question, ...outcome }] : [];
    });
    expect(told.length).toBeGreaterThan(20);

    for (const { question, reason, suggestions } of told) {
      expect(reason, question).toMatch(/^["A-Z].*[.]$/);
      expect(suggestions.length, question).toBeGreaterThan(0);
      expect(suggestions.length, question).toBeLessThanOrEqual(5);
    }
    for (const text of new Set(told.flatMap(({ suggestions }) => suggestions))) {
      const outcome = interpret(text, source.model);
      if (outcome.status !== 'answered') throw new Error(`${text}: ${JSON.stringify(outcome)}`);
      expect((await source.rows(outcome.sql.text)).length, text).toBeGreaterThan(0);
    }
  });
});
