import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedModule, startModule } from '#shared/testing';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

/** Words that mean something here, and words that steer the reading. */
const words = [
  ...[
    'cities',
    'city',
    'population',
    'state',
    'Springfield',
    'Chicago',
    'Illinois',
    'Missouri',
    'people',
    'IL',
  ],
  ...[
    'the',
    'of',
    'in',
    'by',
    'per',
    'and',
    'or',
    'not',
    'than',
    'between',
    'without',
    'except',
    'each',
    'all',
  ],
  ...[
    'how many',
    'which',
    'what is',
    'top',
    'bottom',
    'largest',
    'most',
    'average',
    'total',
    'share',
    'percent',
  ],
  ...[
    'more',
    'less',
    'fewer',
    'over',
    'under',
    'since',
    'before',
    'grew',
    'fastest',
    'difference',
    'versus',
    'rank',
  ],
  ...[
    '0',
    '1',
    '5',
    '-3',
    '1.5',
    '10 million',
    '2020',
    '1990s',
    '$25,000',
    '50%',
    '1e99',
    '99999999999999999999',
  ],
  ...[
    '"',
    "'",
    '?',
    ',',
    ';',
    '--',
    '(',
    ')',
    '%',
    '_',
    '\\',
    '{}',
    '<b>',
    'select',
    'drop table cities',
    'null',
  ],
  ...['constructor', '__proto__', 'popluation', 'atlantis', '🦄', 'ﬀ', 'İ', '\ud83e'],
];

const phrase = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(' '));
const anything = fc.oneof(
  { weight: 3, arbitrary: phrase },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.replaceAll('\0', '')),
  },
);

describe('any text at all', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;

  beforeAll(async () => {
    world = await smallWorld();
    app = await startModule(QuestionsModule, { stubs: world.stubs });
  });
  afterAll(async () => {
    await app.stop();
    world.close();
  });

  const ask = async (question: string) => {
    const { statusCode, json } = await app.http({
      method: 'POST',
      url: '/api/v1/questions',
      payload: { question },
    });
    return { status: statusCode, body: json() };
  };

  it('is answered, ambiguous or declined, and nothing breaks', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (question) => {
        const { status, body } = await ask(question);
        expect(status, JSON.stringify({ question, body })).toBe(201);
        expect(['answered', 'ambiguous', 'declined']).toContain(body.status);
        if (body.status === 'declined') expect(body.reason).not.toBe('');
        if (body.status === 'ambiguous') expect(body.choices.length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
