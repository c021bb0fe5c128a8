import type { LoadChange } from '#modules/data-sources';
import { currencyOf, orderIsAssumed } from './decide-kind.js';
import { type Kind, matches } from './kinds.js';
import { isTypedNull } from './markers.js';
import type { ColumnName } from './names.js';

/** What was found in a column and done about it. */
export interface ColumnFindings {
  readonly kind: Kind;
  readonly examples: readonly string[];
  readonly markers: number;
  readonly typedMarkers: number;
  readonly padded: number;
  readonly leadingZeros: number;
}

type Change = Omit<LoadChange, 'table' | 'column'>;

export function headerChange({ name, label = '', change }: ColumnName): Change[] {
  if (change === 'missing-header')
    return [{ code: change, message: `The column had no name; it is called "${name}".` }];
  if (change === 'duplicate-header')
    return [
      { code: change, message: `Another column is called "${label}" too; this one is called "${name}".` },
    ];
  if (change === 'renamed-header')
    return [{ code: change, message: `The header "${short(label)}" was cleaned up to "${name}".` }];
  return [];
}

/** Everything that was read otherwise than it was written, column by column. */
export function columnChanges(found: ColumnFindings): Change[] {
  const typed = found.kind !== 'text' && found.kind !== 'empty';
  const nulls = found.markers + (typed ? found.typedMarkers : 0);
  return [
    ...kindChange(found),
    ...(nulls > 0
      ? [
          {
            code: 'null-marker',
            message: `Words for "no value", like N/A, were read as no value.`,
            rows: nulls,
          },
        ]
      : []),
    ...(found.padded > 0
      ? [{ code: 'trimmed', message: 'White space around values was removed.', rows: found.padded }]
      : []),
  ];
}

function kindChange(found: ColumnFindings): Change[] {
  const { kind, examples } = found;
  if (kind === 'text') return textChange(found);
  const said = messages[kind];
  if (!said) return [];
  const assumed = orderIsAssumed(kind, examples);
  const [code, message] = said;
  const currency = code === 'currency' ? ` (${examples.flatMap((value) => currencyOf(value) ?? [])[0]})` : '';
  const doubt = assumed ? ' No day is above 12, so the order of month and day is assumed.' : '';
  return [{ code, message: `${message}${currency}.${doubt}` }];
}

const dates = (order: string): [string, string] => ['date', `Read as dates written ${order}`];
const thousands = 'thousands-separator';

const messages: Partial<Record<Kind, [string, string]>> = {
  empty: ['empty-column', 'The column has no values'],
  'grouped-integer': [thousands, 'Read as numbers; commas between thousands were removed'],
  'grouped-decimal': [thousands, 'Read as numbers; commas between thousands were removed'],
  'comma-decimal': ['decimal-comma', 'Read as numbers with a decimal comma'],
  percent: ['percent', 'Read as numbers in percent: 12.5% is 12.5'],
  currency: ['currency', 'Read as amounts of money without the sign of the currency'],
  'comma-currency': [
    'currency',
    'Read as amounts of money with a decimal comma, without the sign of the currency',
  ],
  'zoned-timestamp': ['time-zone', 'Read as times in UTC'],
  'loose-iso-date': dates('year-month-day'),
  'month/day/year': dates('month/day/year'),
  'month/day/year-2': dates('month/day/year with two digits for the year; 69 to 99 are 1969 to 1999'),
  'day/month/year': dates('day/month/year'),
  'day.month.year': dates('day.month.year'),
  'month-day-year-named': dates('with the name of the month'),
  'day-month-year-named': dates('with the name of the month'),
  'day-mon-year': dates('day-month-year'),
  'day-mon-year-2': dates('day-month-year with two digits for the year; 69 to 99 are 1969 to 1999'),
  'month/day/year-time': dates('month/day/year with the time'),
  'month/day/year-ampm': dates('month/day/year with the time'),
};

const mostlyNumbers = 0.8;

function textChange({ examples, leadingZeros }: ColumnFindings): Change[] {
  const said = examples.filter((value) => !isTypedNull(value));
  const others = said.filter((value) => !matches('decimal', value) && !/^-?0\d+$/.test(value));
  if (leadingZeros > 0 && others.length === 0)
    return [
      {
        code: 'kept-leading-zeros',
        message: 'Kept as text, because values begin with 0: they are codes, not numbers.',
        rows: leadingZeros,
      },
    ];
  if (others.length === 0 || others.length > said.length * (1 - mostlyNumbers)) return [];
  const shown = others.slice(0, 3).map((value) => `"${short(value)}"`);
  return [
    {
      code: 'mixed-values',
      message: `Kept as text: most values are numbers, but not all of them, for example ${shown.join(', ')}.`,
    },
  ];
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
