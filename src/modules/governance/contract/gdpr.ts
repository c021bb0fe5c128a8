import { Command, Query } from '@nestjs/cqrs';
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

export const exportStates = ['waiting', 'ready', 'failed', 'expired'] as const;

/** An archive of everything that every module keeps of a person. */
export interface PersonalDataExportView {
  readonly id: string;
  readonly state: (typeof exportStates)[number];
  /** ISO 8601, like the others. */
  readonly requestedAt: string;
  readonly finishedAt?: string;
  /** When the archive is removed. */
  readonly expiresAt?: string;
  readonly sizeBytes?: number;
  /** Lower-case hex, of the archive. */
  readonly sha256?: string;
  /** Why there is none. */
  readonly problem?: string;
}

export interface PersonalDataExportPage {
  readonly items: readonly PersonalDataExportView[];
  readonly nextCursor?: string;
}

/** By a person of oneself. While one is being made, that one is meant. */
export class RequestPersonalDataExport extends Command<PersonalDataExportView> {
  static readonly type = 'governance.request-personal-data-export';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/** One's own; anybody else's does not exist. */
export class GetPersonalDataExport extends Query<PersonalDataExportView> {
  static readonly type = 'governance.get-personal-data-export';
  constructor(readonly input: { readonly actor: Actor; readonly exportId: string }) {
    super();
  }
}

/** One's own, newest first. */
export class ListPersonalDataExports extends Query<PersonalDataExportPage> {
  static readonly type = 'governance.list-personal-data-exports';
  constructor(
    readonly input: { readonly actor: Actor; readonly limit: number; readonly cursor?: string | undefined },
  ) {
    super();
  }
}

/** Where the archive is in the object store, if it is there to be had; the trail says that it leaves. */
export class BeginPersonalDataDownload extends Command<{
  readonly objectKey: string;
  readonly sizeBytes: number;
}> {
  static readonly type = 'governance.begin-personal-data-download';
  constructor(readonly input: { readonly actor: Actor; readonly exportId: string }) {
    super();
  }
}
