import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Cursors } from '#shared/pagination';
import type { Paged, ScoredPair, Verdict } from '../../contract/entities/index.js';
import { inOrder, type Link } from '../../domain/entities/clusters.js';

interface Row {
  readonly leftTable: number;
  readonly leftKey: string;
  readonly rightTable: number;
  readonly rightKey: string;
}

interface PairRow extends Row, Pick<ScoredPair, 'score' | 'known' | 'similarities'> {}

export interface Decision extends Link {
  readonly verdict: Verdict;
}

const place = 'left_table, left_key, right_table, right_key';
const columns = `left_table as "leftTable", left_key as "leftKey", right_table as "rightTable", right_key as "rightKey"`;
const records = z.object({ table: z.number(), key: z.string() });
const cursors = new Cursors(z.object({ score: z.number(), left: records, right: records }));

const linkOf = ({ leftTable, leftKey, rightTable, rightKey }: Row): Link => ({
  left: { table: leftTable, key: leftKey },
  right: { table: rightTable, key: rightKey },
});

/** Pairs that a person is asked about, and what was answered. */
@Injectable()
export class MatchDecisions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(resolutionId: string): Promise<Decision[]> {
    const rows = await this.database.query<Row & { verdict: Verdict }>(
      `select ${columns}, verdict from governance.entity_decision where resolution_id = $1 order by ${place}`,
      [resolutionId],
    );
    return rows.map((row) => ({ ...linkOf(row), verdict: row.verdict }));
  }

  /** What was asked of the run before is asked no more. */
  async ask(resolutionId: string, pairs: readonly ScoredPair[], tx: Transaction): Promise<void> {
    await tx.query('delete from governance.entity_pair where resolution_id = $1', [resolutionId]);
    await tx.query(
      `insert into governance.entity_pair (resolution_id, ${place}, score, known, similarities)
         select $1, (p->'left'->>'table')::smallint, p->'left'->>'key', (p->'right'->>'table')::smallint, p->'right'->>'key',
                (p->>'score')::float8, (p->>'known')::float8, p->'similarities' from jsonb_array_elements($2::jsonb) p`,
      [resolutionId, JSON.stringify(pairs)],
    );
  }

  /** The most similar first. */
  async page(resolutionId: string, { limit, cursor }: Paged) {
    const after = cursors.read(cursor);
    const rows = await this.database.query<PairRow>(
      `select ${columns}, score, known, similarities from governance.entity_pair
        where resolution_id = $1 and ($2::float8 is null or score < $2 or (score = $2 and (${place}) > ($3, $4, $5, $6)))
        order by score desc, ${place} limit ${limit + 1}`,
      [
        resolutionId,
        after?.score ?? null,
        after?.left.table ?? null,
        after?.left.key ?? null,
        after?.right.table ?? null,
        after?.right.key ?? null,
      ],
    );
    const pairs = rows.map((row): ScoredPair => {
      const { score, known, similarities } = row;
      return { ...linkOf(row), score, known, similarities };
    });
    return cursors.page(pairs, limit, ({ score, left, right }) => ({ score, left, right }));
  }

  /** Of two records in whichever order. */
  async decide(
    resolutionId: string,
    { verdict, userId, ...link }: Decision & { readonly userId: string },
    tx: Transaction,
  ): Promise<void> {
    const [left, right] = [link.left, link.right].toSorted(inOrder);
    const pair = [resolutionId, left?.table, left?.key, right?.table, right?.key];
    await tx.query(
      `insert into governance.entity_decision (resolution_id, ${place}, verdict, decided_by, decided_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (resolution_id, ${place}) do update
         set verdict = excluded.verdict, decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
      [...pair, verdict, userId, this.clock.now()],
    );
    await tx.query(
      `delete from governance.entity_pair where resolution_id = $1 and (${place}) = ($2, $3, $4, $5)`,
      pair,
    );
  }
}
