export { ParquetObjects } from './parquet-objects.js';
