import { GetFileHandler } from './get-file.js';
import { GetUploadLimitsHandler } from './get-upload-limits.js';
import { ListFilesHandler } from './list-files.js';
import { OnOrganizationDeleted } from './on-organization-deleted.js';
import { RegisterUploadHandler } from './register-upload.js';
import { RemoveFileHandler } from './remove-file.js';

export const useCases = [
  GetFileHandler,
  GetUploadLimitsHandler,
  ListFilesHandler,
  RegisterUploadHandler,
  RemoveFileHandler,
  OnOrganizationDeleted,
];
