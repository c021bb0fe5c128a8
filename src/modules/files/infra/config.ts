import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const bytes = z.coerce.number().int().positive();

const settings = {
  maxUploadBytes: setting('FILES_MAX_UPLOAD_BYTES', bytes.default(1_073_741_824), {
    description: 'The largest file that may be uploaded, in bytes.',
  }),
  maxExpandedBytes: setting('FILES_MAX_EXPANDED_BYTES', bytes.default(536_870_912), {
    description: 'How large an Excel file may be once unpacked, in bytes. Guards against zip bombs.',
  }),
};

export class FilesConfig extends defineConfig('files', settings) {}
