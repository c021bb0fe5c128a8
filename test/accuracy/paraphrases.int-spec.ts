import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestFolder } from '#shared/testing';
import { interpret } from '../../src/modules/questions/domain/engine.js';
import { paraphrases } from './paraphrases.js';
import { builtInSource, type Source, smallSource } from './sources.js';

describe.each(Object.entries(paraphrases))('two ways to ask the same about %s', (name, pairs) => {
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

  const sqlOf = (question: string): string => {
    const reading = interpret(question, source.model);
    return reading.status === 'answered' ? reading.sql.text : JSON.stringify(reading);
  };

  it.each(pairs)('give the same SQL: %s / %s', (one, other) => {
    expect(sqlOf(one)).toMatch(/^SELECT/);
    expect(sqlOf(other)).toBe(sqlOf(one));
  });
});

describe('the pairs', () => {
  it('are at least sixty', () => {
    expect(Object.values(paraphrases).flat().length).toBeGreaterThanOrEqual(60);
  });
});
