/** Say "nothing here" in a column of any kind. Compared as they are written. */
export const nullMarkers: readonly string[] = [
  '',
  'null',
  'NULL',
  'Null',
  '(null)',
  '\\N',
  'N/A',
  'n/a',
  'N/a',
  '#N/A',
  '#DIV/0!',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
];

/** Say "nothing here" among numbers or dates; in a column of words they may well be words. */
export const typedNullMarkers: readonly string[] = [
  '-',
  '--',
  '–',
  '—',
  '.',
  '..',
  '...',
  '?',
  '*',
  '**',
  '***',
  '(X)',
  'NA',
  'na',
  'NaN',
  'nan',
  'nil',
  'None',
  'none',
  'missing',
  'unknown',
  'Unknown',
];

const typedNulls = new Set(typedNullMarkers);

export const isTypedNull = (value: string): boolean => typedNulls.has(value);

const nulls = new Set(nullMarkers);

/** White space that people do not see: also the kind that keeps words together. */
export const spaceCharacters = ' \u00a0\t\r\n';

const outerSpaces = new RegExp(`^[${spaceCharacters}]+|[${spaceCharacters}]+$`, 'g');

/** The value without white space around it; nothing when it says "nothing". */
export function cleanValue(raw: unknown): string | undefined {
  if (raw === null || raw === undefined) return undefined;
  const value = String(raw).replace(outerSpaces, '');
  return nulls.has(value) ? undefined : value;
}
