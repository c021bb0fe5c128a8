import { Command, Query } from '@nestjs/cqrs';
import { type Actor, defineContract } from '#shared/contracts';
import { filesAudit } from './audit.js';
import { FileRemoved, FileUploaded } from './events.js';
import { filesPersonalData } from './personal-data.js';
import type { FilePage, FileView, UploadLimits } from './views.js';

export { filesErrors } from './errors.js';
export { FileRemoved, FileUploaded } from './events.js';
export { type FileFormat, type FilePage, type FileView, fileFormats, type UploadLimits } from './views.js';

/** A file of the actor's organisation; any other does not exist. */
export class GetFile extends Query<FileView> {
  static readonly type = 'files.get-file';
  constructor(readonly input: { readonly actor: Actor; readonly fileId: string }) {
    super();
  }
}

/** The files of the actor's organisation, newest first. */
export class ListFiles extends Query<FilePage> {
  static readonly type = 'files.list-files';
  constructor(readonly input: { readonly actor: Actor; readonly limit: number; readonly cursor?: string }) {
    super();
  }
}

/** What an upload may be, asked before its first byte is read. */
export class GetUploadLimits extends Query<UploadLimits> {
  static readonly type = 'files.get-upload-limits';
  constructor(readonly input: Readonly<Record<string, never>> = {}) {
    super();
  }
}

/** Looks at stored content and keeps it as a file, or deletes it and says why it is refused. */
export class RegisterUpload extends Command<FileView> {
  static readonly type = 'files.register-upload';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly fileId: string;
      readonly name: string;
      readonly objectKey: string;
      readonly sizeBytes: number;
      readonly sha256: string;
    },
  ) {
    super();
  }
}

/** Forgets the file and its content. What was loaded from it stays. */
export class RemoveFile extends Command<void> {
  static readonly type = 'files.remove-file';
  constructor(readonly input: { readonly actor: Actor; readonly fileId: string }) {
    super();
  }
}

export const filesContract = defineContract({
  module: 'files',
  commands: [RegisterUpload, RemoveFile, filesPersonalData.erase],
  queries: [GetFile, ListFiles, GetUploadLimits, filesPersonalData.count, filesPersonalData.collect],
  events: [FileUploaded, FileRemoved],
  audit: filesAudit,
  personalData: filesPersonalData,
});
