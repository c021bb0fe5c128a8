import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SchemaView } from '#modules/catalog';
import { AppError } from '#shared/errors';
import type { makeGate } from './make-gate.js';
import { type Danger, statementsWith } from './statement-grammar.js';

interface Trapped {
  readonly schema: SchemaView;
  readonly ask: (sql: string) => Promise<unknown>;
}

interface Fuzz {
  readonly gate: ReturnType<typeof makeGate>;
  /** The database full of traps, once it is there. */
  readonly source: () => Trapped;
  readonly danger: Danger;
  /** Tells whatever a trap would change. */
  readonly look: string;
  /** Springs a trap. */
  readonly spring: string;
}

/** What the gate lets pass is run by a user who may do everything, and nothing may be otherwise after it. */
export function changesNothing({ gate, source, danger, look, spring }: Fuzz): void {
  const passed = async (sql: string): Promise<string | undefined> => {
    try {
      return (await gate.check(sql, source().schema)).sql;
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  };

  it('notices what the statements of this test would do', async () => {
    const before = await source().ask(look);
    await source().ask(spring);
    expect(await source().ask(look)).not.toEqual(before);
  });

  it('changes nothing', async () => {
    let last = await source().ask(look);
    let count = 0;
    await fc.assert(
      fc.asyncProperty(statementsWith(danger), async (sql) => {
        const allowed = await passed(sql);
        if (allowed === undefined) return;
        count++;
        await source()
          .ask(allowed)
          .catch(() => undefined);
        const before = last;
        last = await source().ask(look);
        expect(last).toEqual(before);
      }),
      { numRuns: 2000 },
    );
    expect(count).toBeGreaterThan(200);
  });
}
