import { z } from 'zod';
import { pageOf } from '#shared/pagination';
import { exportStates, type PersonalDataExportView } from '../../contract/index.js';

export const exportId = z.uuid().describe('The id of an export, as asking for it answered.');

export const personalDataExport = z.object({
  id: exportId,
  state: z.enum(exportStates).describe('Only what is `ready` can be downloaded.'),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  expiresAt: z.iso.datetime().optional().describe('When the archive is removed.'),
  sizeBytes: z.number().int().optional(),
  sha256: z.string().optional().describe('Of the archive, in lower-case hex.'),
  problem: z.string().optional().describe('Why there is no archive.'),
}) satisfies z.ZodType<PersonalDataExportView>;

export const personalDataExportPage = pageOf(personalDataExport);
