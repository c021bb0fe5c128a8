import { Query } from '@nestjs/cqrs';

/** What statements of an organisation may take; what is left out is as the server is set. */
export interface StatementLimitsView {
  /** Of one statement. */
  readonly seconds?: number;
  /** Of one result. */
  readonly rows?: number;
  /** At the same time, on all engines of a process. */
  readonly concurrent?: number;
}

/** What the statements of an organisation may take. Asked of every module; the least counts, and never more than the settings. */
export class FindStatementLimits extends Query<readonly StatementLimitsView[]> {
  static readonly type = 'queries.find-statement-limits';
  constructor(readonly input: { readonly organizationId: string }) {
    super();
  }
}
