import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const built = resolve(import.meta.dirname, '../../migrations');

/** In `dist`, compiled, when `dist` runs; otherwise beside `src`. */
export const migrationsFolder = existsSync(built)
  ? built
  : resolve(import.meta.dirname, '../../../migrations');
