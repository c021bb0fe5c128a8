import type { TextPart } from '../query/query.js';
import { quoteText } from './quote.js';

const day = String.raw`([0-9]{1,2} [A-Za-z]+,? [0-9]{4}|[A-Za-z]+\.? [0-9]{1,2}, ?[0-9]{4}|[A-Za-z]+ [0-9]{4}|[0-9]{4})`;
const formats = ['%d %B %Y', '%d %b %Y', '%B %d, %Y', '%b %d, %Y', '%B %d,%Y', '%B %Y', '%b %Y', '%Y'];

/** The parts of a text between colons, from its end. */
const seconds = (of: string): string =>
  [1, 60, 3600]
    .map((unit, at) => {
      const part = `TRY_CAST(split_part(${of}, ':', ${-1 - at}) AS DOUBLE)`;
      return at === 0 ? part : `${unit} * coalesce(${part}, 0)`;
    })
    .join(' + ');

/** What is read out of a text, in DuckDB. */
export const textPart = (part: TextPart, of: string): string => {
  switch (part.kind) {
    case 'part':
      return `regexp_extract(${of}, ${quoteText(part.pattern)}, 1)`;
    case 'without':
      return `regexp_replace(${of}, ${quoteText(part.pattern)}, '', 'g')`;
    case 'seconds':
      return `(${seconds(of)})`;
    case 'moment':
      return `try_strptime(regexp_extract(CAST(${of} AS VARCHAR), ${quoteText(day)}, 1), [${formats.map(quoteText).join(', ')}])`;
    case 'counted':
      return `concat(CAST(${of} AS BIGINT), ${quoteText(` ${part.unit}`)})`;
  }
};

/** Places that follow each other are as far from their own order. */
export const longestRun = (places: string): string =>
  `(SELECT coalesce(max(length), 0) FROM (SELECT count(*) AS length FROM (SELECT place - row_number() OVER (ORDER BY place) AS run FROM (${places}) places) runs GROUP BY run) lengths)`;
