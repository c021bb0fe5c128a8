/** What a file is, told from its content and never from its name. */
export const fileFormats = ['csv', 'tsv', 'json', 'ndjson', 'xlsx', 'parquet', 'sqlite'] as const;
export type FileFormat = (typeof fileFormats)[number];

export interface FileView {
  readonly id: string;
  readonly organizationId: string;
  /** As the uploader named it; for people, never a path. */
  readonly name: string;
  readonly format: FileFormat;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Where the content is in the object store. Between modules only. */
  readonly objectKey: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface FilePage {
  readonly items: readonly FileView[];
  /** Give it as `cursor` to get what follows; absent on the last page. */
  readonly nextCursor?: string;
}

export interface UploadLimits {
  readonly maxBytes: number;
}
