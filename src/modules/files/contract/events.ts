import { DomainEvent } from '#shared/contracts';

/** A file was looked at and is kept. */
export class FileUploaded extends DomainEvent<{
  readonly fileId: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly sizeBytes: number;
}> {
  static readonly type = 'files.file-uploaded';
}

/** The file and its content are gone. */
export class FileRemoved extends DomainEvent<{ readonly fileId: string; readonly organizationId: string }> {
  static readonly type = 'files.file-removed';
}
