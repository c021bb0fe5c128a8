import { randomBytes } from 'node:crypto';
import { Keeper, PrivatePostgres } from '#shared/private-postgres';
import type { Progress } from '#shared/progress';
import { SecretFiles } from '#shared/secrets';

export interface OpenDatabase {
  readonly url: string;
  /** `now`: without waiting for anything; the server recovers at its next start. */
  stop(how?: 'now'): Promise<void>;
}

/** The database of DATABASE_URL, or a private PostgreSQL of our own in the data folder. */
export async function openDatabase(
  given: string | undefined,
  folder: string,
  progress: Progress,
): Promise<OpenDatabase> {
  if (given !== undefined) return { url: given, stop: async () => undefined };
  if (!PrivatePostgres.exists(folder)) progress.tell(`Creating a private PostgreSQL in ${folder}`);
  const password = await new SecretFiles(folder).getOrCreate('postgres-password', () =>
    randomBytes(24).toString('base64url'),
  );
  const postgres = await PrivatePostgres.start({ folder, password });
  const keeper = new Keeper(postgres.url(), () => postgres.restart());
  await keeper.start();
  return {
    url: postgres.url(),
    stop: async (how) => {
      await keeper.stop();
      await postgres.stop(how === 'now' ? 'immediate' : 'fast');
    },
  };
}
