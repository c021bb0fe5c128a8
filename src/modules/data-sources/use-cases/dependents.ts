import { Injectable } from '@nestjs/common';
import { Inquiries } from '#shared/messaging';
import { type DependentsReport, FindDependents } from '../contract/index.js';

/** Asks the modules that keep something about a source. */
@Injectable()
export class Dependents {
  constructor(private readonly inquiries: Inquiries) {}

  /** What holds the source comes first. */
  async report(asked: FindDependents['input']): Promise<DependentsReport> {
    const found = await this.inquiries.ask(new FindDependents(asked));
    const dependents = found.toSorted(
      (a, b) => Number(b.holds) - Number(a.holds) || a.kind.localeCompare(b.kind),
    );
    return {
      dataSourceId: asked.dataSourceId,
      holds: dependents.some(({ holds }) => holds),
      dependents,
    };
  }
}
