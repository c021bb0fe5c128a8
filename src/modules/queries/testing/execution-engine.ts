import type { Cell, ResultType } from '#modules/queries';
import type { OpenedSource } from './open-source.js';
import type { MoreTables } from './sample-source.js';

/** One of the engines that the suite of execution runs on. */
export interface Engine {
  readonly engine: string;
  /** Why it is not tried out. */
  readonly skip?: string | undefined;
  readonly open: (more: MoreTables) => Promise<OpenedSource>;
  /** How a database of others is asked how many statements it is at, besides this one. */
  readonly running?: string;
  /** An open place. */
  readonly place: string;
  /** Never ends in the time that a test has. */
  readonly endless: string;
  /** Fails after many rows. */
  readonly failsLate: string;
  /** What no reader may do, whatever the gate says; `#` is what stands before the name of a table. */
  readonly writes: readonly string[];
  readonly prefix: string;
  /** How values of every kind are written, in the order of `cells`; what an engine has no type for is left out. */
  readonly values: Readonly<Partial<Record<keyof typeof cells, string>>>;
  /** What the engine tells of the way it would go. */
  readonly plans: 'with costs' | 'without costs' | 'none';
}

/** What every engine has to make of a value. */
export const cells = {
  'no value': [null, undefined],
  'whole number': [7, 'integer'],
  'largest that JSON holds': [9007199254740991, 'integer'],
  'larger than that': ['9007199254740993', 'integer'],
  'far below zero': ['-9223372036854775807', 'integer'],
  decimal: [-0.07, 'decimal'],
  'decimal of many digits': ['1234567890123456.78', 'decimal'],
  double: [0.30000000000000004, 'decimal'],
  text: ['it\'s "quoted"\t\\ é 🐘', 'text'],
  'empty text': ['', 'text'],
  boolean: [true, 'boolean'],
  date: ['2020-02-29', 'date'],
  'date long ago': ['1600-02-29', 'date'],
  moment: ['2020-04-01T12:30:00', 'timestamp'],
  'part of a second': ['1969-12-31T23:59:59.25', 'timestamp'],
  time: ['12:30:00', 'time'],
} as const satisfies Record<string, readonly [Cell, ResultType | undefined]>;
