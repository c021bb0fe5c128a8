import { Query } from '@nestjs/cqrs';
import type { Actor, Erasure, LegalBasis } from '#shared/contracts';

/** One kind of personal data that is processed, as article 30 of the GDPR wants it written down. */
export interface ProcessingView {
  readonly module: string;
  readonly table: string;
  readonly data: string;
  readonly purpose: string;
  readonly legalBasis: LegalBasis;
  readonly retention: string;
  /** What an erasure does with it. Both: with rows of one's own, and with rows of others that name one. */
  readonly onErase: readonly Erasure[];
}

/** What personal data every module processes. */
export class GetProcessingRegister extends Query<readonly ProcessingView[]> {
  static readonly type = 'governance.get-processing-register';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}
