import type { Time } from './request.js';

export interface SaidTime {
  readonly time: Time;
  readonly length: number;
}

const year = '((?:17|18|19|20)\\d\\d)';

const forms: readonly {
  readonly said: RegExp;
  readonly read: (found: RegExpExecArray, latest: number) => Time;
}[] = [
  {
    said: new RegExp(`^(?:from|between) ${year} (?:to|and|through|until|-) ${year}(?= |$)`),
    read: ([, from, to]) => ({ kind: 'series', from: Number(from), to: Number(to) }),
  },
  {
    said: new RegExp(`^${year} (?:to|-|through) ${year}(?= |$)`),
    read: ([, from, to]) => ({ kind: 'series', from: Number(from), to: Number(to) }),
  },
  {
    said: new RegExp(`^(?:since|from) ${year}(?= |$)`),
    read: ([, from]) => ({ kind: 'series', from: Number(from) }),
  },
  {
    said: new RegExp(`^after ${year}(?= |$)`),
    read: ([, from]) => ({ kind: 'series', from: Number(from) + 1 }),
  },
  { said: new RegExp(`^before ${year}(?= |$)`), read: ([, to]) => ({ kind: 'series', to: Number(to) - 1 }) },
  {
    said: /^(?:over |in |during |for )?(?:the )?(?:last|past) (\d+) years(?= |$)/,
    read: ([, count], latest) => ({ kind: 'series', from: latest - Number(count) }),
  },
  {
    said: new RegExp(`^(?:in |during |for |as of |of )?${year}(?= |$)`),
    read: ([, at]) => ({ kind: 'at', years: [Number(at)] }),
  },
];

/** The years that the words from here on name; "the last five" are counted from the latest of the data. */
export const timeAt = (words: readonly string[], at: number, latest: number): SaidTime | undefined => {
  const rest = words.slice(at).join(' ');
  for (const { said, read } of forms) {
    const found = said.exec(rest);
    if (found) return { time: read(found, latest), length: found[0].split(' ').length };
  }
  return undefined;
};
