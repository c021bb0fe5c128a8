export { toCell } from './cells.js';
export { type ColumnKind, columnKindOf } from './column-kind.js';
export { type EngineLimits, openReadOnly, openScratch } from './open.js';
export { type ParquetFile, type ParquetType, readParquet, writeParquet } from './parquet.js';
export { quoteIdentifier, quoteLiteral } from './quote.js';
