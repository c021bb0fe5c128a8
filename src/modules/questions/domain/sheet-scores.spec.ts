import { describe, expect, it } from 'vitest';
import { regatta, season } from '../testing/sheet-model.js';
import { interpret, type Model } from './engine.js';

const answered = (question: string, model: Model) => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading;
};

describe('the scores of a season', () => {
  it.each([
    ['how many points did they score in october?', 'Total points scored where date *-10-*'],
    ['how many points did they score against the herons?', 'Total points scored where opponent Herons'],
    ['how many points did they allow in october?', 'Total points against where date *-10-*'],
    ['what was the margin of the score on october 2?', 'Total difference in score where date October 2'],
    ['which opponent did they score the most points against?', 'Highest points scored: opponent'],
    ['what was the most points they scored in a game?', 'Highest points scored: result'],
    ['which game had the largest margin?', 'Highest difference in score: game'],
    ['which game was won by the most points?', 'Highest difference in score: game where result won'],
    [
      'which opponent did they beat by the most points?',
      'Highest difference in score: opponent where result won',
    ],
    [
      'how many games did they win by more than 10 points?',
      'Number of rows where result won and difference in score > 10',
    ],
    [
      'how many games were won by at least 5 points?',
      'Number of rows where result won and difference in score >= 5',
    ],
    ['who did they play on october 2?', 'Opponent where date *-10-02'],
    ['who did they beat first?', 'First row: opponent where result won'],
    [
      'what is the combined score of the game against the stoats?',
      'Total points of both where opponent Stoats',
    ],
    ['how many games had over 5,000 people?', 'Number of rows where attendance more than 5000'],
  ])('"%s" is read as "%s"', (question, text) => {
    expect(answered(question, season).reading.text).toBe(text);
  });

  it('reads the own points before the line, since every win has more there', () => {
    expect(answered('how many points did they score against the herons?', season).sql.text).toContain(
      `regexp_extract("Result", '([0-9]{1,3}) ?[–-] ?[0-9]{1,3}', 1)`,
    );
  });

  it.each(['how many points did they score in the rain?', 'how many goals did the keeper allow at night?'])(
    'does not answer what no column tells: "%s"',
    (question) => {
      expect(interpret(question, season).status).not.toBe('answered');
    },
  );

  it('has no scores where no column tells them', () => {
    expect(interpret('what was the biggest margin of victory?', regatta).status).not.toBe('answered');
  });
});
