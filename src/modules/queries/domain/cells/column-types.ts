import type { JsonValue } from '#shared/contracts';
import type { ResultType } from '../../contract/index.js';

const bigintLimit = 2n ** 63n;
const fitsBigint = (text: string): boolean => {
  const value = BigInt(text);
  return value < bigintLimit && value >= -bigintLimit;
};

const anyNumber = (cell: JsonValue) => typeof cell === 'number';
const notANumber: ReadonlySet<JsonValue> = new Set(['NaN', 'Infinity', '-Infinity']);

/** Types of DuckDB for each type of a result, the most exact first, and which cells they hold. Text holds any. */
const candidates: Readonly<Record<ResultType, readonly (readonly [string, (cell: JsonValue) => boolean])[]>> =
  {
    text: [],
    other: [],
    boolean: [['BOOLEAN', (cell) => typeof cell === 'boolean']],
    integer: [
      [
        'BIGINT',
        (cell) => anyNumber(cell) || (typeof cell === 'string' && /^-?\d+$/.test(cell) && fitsBigint(cell)),
      ],
    ],
    decimal: [['DOUBLE', (cell) => anyNumber(cell) || notANumber.has(cell)]],
    date: [['DATE', (cell) => /^\d{4}-\d\d-\d\d$/.test(String(cell))]],
    time: [['TIME', (cell) => /^\d\d:\d\d:\d\d(\.\d+)?$/.test(String(cell))]],
    timestamp: [
      ['TIMESTAMP', (cell) => /^\d{4}-[^Z+]+$/.test(String(cell))],
      ['TIMESTAMP WITH TIME ZONE', (cell) => /^\d{4}-.+Z$/.test(String(cell))],
    ],
  };

/** Finds for each column the type that every value of it fits. */
export class ColumnTypes {
  private readonly open: (readonly (readonly [string, (cell: JsonValue) => boolean])[])[];

  constructor(types: readonly ResultType[]) {
    this.open = types.map((type) => candidates[type]);
  }

  look(row: readonly JsonValue[]): void {
    row.forEach((cell, index) => {
      const types = this.open[index];
      if (cell !== null && types && types.length > 0 && !types[0]?.[1](cell))
        this.open[index] = types.filter(([, holds]) => holds(cell));
    });
  }

  names(): string[] {
    return this.open.map((types) => types[0]?.[0] ?? 'VARCHAR');
  }
}
