import { type Chart, cheapest, type Found, type Parser, type Rules } from './chart.js';

/** A rule of the grammar, wherever it is defined. */
export const ref = <K extends keyof Rules>(name: K): Rules[K] =>
  ((chart, at) => chart.read(name, at)) as Rules[K];

/** A rule that only its own file uses: what it finds is remembered as well. */
export const rule =
  <T>(name: string, parser: Parser<T>): Parser<T> =>
  (chart, at) =>
    chart.remembered(name, at, () => cheapest(parser(chart, at)));

/** Changes what was found; what has no value is no reading. */
export const map =
  <T, U>(parser: Parser<T>, to: (value: T) => U | undefined): Parser<U> =>
  (chart, at) =>
    parser(chart, at).flatMap(({ end, value, cost }) => {
      const mapped = to(value);
      return mapped === undefined ? [] : [{ end, cost, value: mapped }];
    });

type Values<P extends readonly unknown[]> = { [K in keyof P]: P[K] extends Parser<infer T> ? T : never };

/** One after the other. */
export const seq =
  <P extends readonly Parser<unknown>[]>(...parsers: P): Parser<Values<P>> =>
  (chart, at) => {
    let found: readonly Found<readonly unknown[]>[] = [{ end: at, value: [], cost: 0 }];
    for (const parser of parsers) {
      if (found.length === 0) break;
      found = found.flatMap((before) =>
        parser(chart, before.end).map((next) => ({
          end: next.end,
          value: [...before.value, next.value],
          cost: before.cost + next.cost,
        })),
      );
    }
    return found as unknown as readonly Found<Values<P>>[];
  };

/** Any of them. */
export const either =
  <T>(...parsers: readonly Parser<T>[]): Parser<T> =>
  (chart, at) =>
    parsers.flatMap((parser) => parser(chart, at));

/** It, or nothing. */
export const maybe =
  <T>(parser: Parser<T>): Parser<T | undefined> =>
  (chart, at) => [...parser(chart, at), { end: at, value: undefined, cost: 0 }];

/** Nothing at all. */
export const nothing: Parser<undefined> = (_, at) => [{ end: at, value: undefined, cost: 0 }];

/** The same again and again, as often as it is there. */
export const many =
  <T>(parser: Parser<T>, least = 0, most = 6): Parser<readonly T[]> =>
  (chart, at) => {
    const all: Found<readonly T[]>[] = least === 0 ? [{ end: at, value: [], cost: 0 }] : [];
    let open: readonly Found<readonly T[]>[] = [{ end: at, value: [], cost: 0 }];
    for (let count = 1; count <= most && open.length > 0; count += 1) {
      open = cheapest(
        open.flatMap((before) =>
          parser(chart, before.end)
            .filter(({ end }) => end > before.end)
            .map((next) => ({
              end: next.end,
              value: [...before.value, next.value],
              cost: before.cost + next.cost,
            })),
        ),
      );
      if (count >= least) all.push(...open);
    }
    return all;
  };

/** One or more, with something between them. */
export const listOf = <T>(parser: Parser<T>, between: Parser<unknown>): Parser<readonly T[]> =>
  map(seq(parser, many(map(seq(between, parser), ([, next]) => next))), ([first, rest]) => [first, ...rest]);

/** Read this way only where nothing better is found. */
export const unlikely =
  <T>(parser: Parser<T>, cost: number): Parser<T> =>
  (chart, at) =>
    parser(chart, at).map((found) => ({ ...found, cost: found.cost + cost }));

export const where =
  <T>(parser: Parser<T>, holds: (value: T, chart: Chart, at: number) => boolean): Parser<T> =>
  (chart, at) =>
    parser(chart, at).filter(({ value }) => holds(value, chart, at));
