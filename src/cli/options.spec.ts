import { describe, expect, it } from 'vitest';
import { parseOptions, UsageError } from './options.js';

describe('a command line', () => {
  it('is a question, and prints the whole answer', () => {
    expect(parseOptions(['What is the population of Texas?'])).toEqual({
      question: 'What is the population of Texas?',
      help: false,
      output: 'answer',
      all: false,
      choices: [],
    });
  });

  it('may leave out the quotes', () => {
    expect(parseOptions(['population', 'of', 'Texas', '--json'])).toMatchObject({
      question: 'population of Texas',
      output: 'json',
    });
  });

  it('says what is asked, whom, and where the chart goes', () => {
    const args =
      '--source Sales --choice state=Ohio --choice 2 --url http://127.0.0.1:3000/ --token t --chart a.SVG x';

    expect(parseOptions(args.split(' '))).toMatchObject({
      source: 'Sales',
      choices: ['state=Ohio', '2'],
      url: 'http://127.0.0.1:3000',
      token: 't',
      chart: { file: 'a.SVG', format: 'svg' },
    });
  });

  it.each([
    [[], /Ask something/],
    [['  '], /Ask something/],
    [['x', '--jsno'], /--jsno/],
    [['x', '--json', '--csv'], /exclude/],
    [['x', '--chart', 'a.gif'], /[.]svg or [.]png/],
    [['x', '--url', '127.0.0.1:3000'], /http:/],
    [['x', '--conversation', 'mine'], /UUID/],
  ])('that cannot be followed says why: %j', (args, why) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
    expect(() => parseOptions(args)).toThrow(why);
  });

  it('may ask for help alone', () => {
    expect(parseOptions(['--help'])).toMatchObject({ help: true });
  });
});
