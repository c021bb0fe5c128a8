const dayMs = 86_400_000;
const infiniteDays = 2 ** 31 - 1;
const infiniteMicros = 2n ** 63n - 1n;
/** What a JavaScript `Date` can hold; DuckDB's calendar reaches further. */
const maxMs = 8.64e15;

const infinity = (positive: boolean) => (positive ? 'infinity' : '-infinity');

/** Days since 1970 as `2020-04-01`. */
export function isoDate(days: number): string {
  if (Math.abs(days) >= infiniteDays) return infinity(days > 0);
  return isoDateTime(days * dayMs).slice(0, -'T00:00:00.000Z'.length);
}

/** Microseconds since 1970 as `2020-04-01T12:30:00`, with a fraction when there is one. */
export function isoTimestamp(micros: bigint, zone: '' | 'Z' = ''): string {
  if (micros >= infiniteMicros || micros <= -infiniteMicros) return infinity(micros > 0n);
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = (micros - fraction) / 1_000_000n;
  const text = isoDateTime(Number(seconds) * 1000).slice(0, -'.000Z'.length);
  const digits = fraction === 0n ? '' : `.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}`;
  return `${text}${digits}${zone}`;
}

const isoDateTime = (ms: number): string => new Date(Math.min(Math.max(ms, -maxMs), maxMs)).toISOString();

/** `P1Y2M3DT4H5M6.7S`; nothing at all is `PT0S`. */
export function isoDuration(interval: { months: number; days: number; micros: bigint }): string {
  const { months, days, micros } = interval;
  const years = Math.trunc(months / 12);
  const hours = micros / 3_600_000_000n;
  const minutes = (micros / 60_000_000n) % 60n;
  const date = part(years, 'Y') + part(months % 12, 'M') + part(days, 'D');
  const time = part(hours, 'H') + part(minutes, 'M') + part(secondsOf(micros % 60_000_000n), 'S');
  return date || time ? `P${date}${time && `T${time}`}` : 'PT0S';
}

const part = (count: number | bigint | string, unit: string): string =>
  Number(count) === 0 ? '' : `${count}${unit}`;

function secondsOf(micros: bigint): string {
  const [sign, size] = micros < 0n ? ['-', -micros] : ['', micros];
  const fraction = (size % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${sign}${size / 1_000_000n}${fraction && `.${fraction}`}`;
}
