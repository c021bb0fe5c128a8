import type { RunningStatement } from './running-statement.js';
import { Slots } from './slots.js';

/**
 * Where the plan of an organisation says how many of its statements run at the same time, the others wait here, whatever
 * engine they are for. Others' statements pass them by.
 */
export class PlannedTurns {
  private readonly lines = new Map<string, { readonly most: number; readonly slots: Slots }>();

  use<T>(statement: RunningStatement, work: () => Promise<T>): Promise<T> {
    const { organizationId, concurrent } = statement.owner;
    return concurrent === undefined ? work() : this.lineOf(organizationId, concurrent).use(statement, work);
  }

  /** Nothing of the organisation is on its way any more. */
  forget(organizationId: string): void {
    this.lines.delete(organizationId);
  }

  /** How many may wait is decided where statements are taken on. */
  private lineOf(organizationId: string, most: number): Slots {
    const known = this.lines.get(organizationId);
    if (known?.most === most) return known.slots;
    const slots = new Slots({ most, mostOfOne: most, maxWaiting: Number.POSITIVE_INFINITY });
    this.lines.set(organizationId, { most, slots });
    return slots;
  }
}
