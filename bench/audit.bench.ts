import { withAlmanac } from './harness/almanac.ts';
import { announcing, appending, refusal } from './harness/audit.ts';
import type { Bench, Figure } from './harness/figure.ts';
import { inDatabaseOf } from './harness/people.ts';
import { interleaved } from './harness/statistics.ts';
import { timeOf } from './harness/times.ts';

const rounds = 3;
const events = 400;
const unit = 'ms' as const;

/** A row of the same size that nobody tells of. */
const bareRow = 'insert into public.bench_row (said) values ($1)';

async function run(): Promise<Figure[]> {
  return await withAlmanac(({ dataFolder }) =>
    inDatabaseOf(dataFolder, async (client) => {
      await client.query('create table public.bench_row (id bigserial primary key, said jsonb)');
      const insert = async () => void (await client.query(bareRow, [refusal()]));
      const announce = await announcing(client);
      const trail = await appending(client);
      const p95 = (work: () => Promise<void>) => timeOf(0.95, events, work);
      // Undone: in the transaction of a change, and without the deliveries that would be measured with it.
      await client.query('begin');
      const told = await interleaved(rounds, { ours: () => p95(announce), raw: () => p95(insert) });
      await client.query('rollback');
      const kept = await interleaved(rounds, { ours: () => p95(trail.append), raw: () => p95(insert) });
      await trail.end();
      return [
        { name: 'What an audited change adds to its request, p95', ...told, unit, target: { atMost: 1 } },
        { name: 'The entry in the trail, afterwards, p95', ...kept, unit },
      ];
    }),
  );
}

export const bench: Bench = { title: 'Audit trail, one event at a time (raw: a row of the same size)', run };
