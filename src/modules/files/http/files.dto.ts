import type { ApiBodyOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { pageOf } from '#shared/pagination';
import { fileFormats } from '../contract/index.js';

export const fileId = z.uuid().describe('The `id` that `POST /files/upload` or the list gave.');

/** Without `objectKey` and `organizationId`: where content lives is nobody's business. */
export const file = z
  .object({
    id: fileId,
    name: z.string(),
    format: z.enum(fileFormats).describe('Told from the content, never from the name.'),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({
    example: {
      id: '6f1c1a52-7c36-4a0e-9d5e-0d6c3c5f2a11',
      name: 'sales.csv',
      format: 'csv',
      mediaType: 'text/csv',
      sizeBytes: 48_210,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      createdAt: '2026-01-31T12:00:00.000Z',
    },
  });

export const filePage = pageOf(file);

/** For the documentation: the request body is read as a stream, never as an object. */
export const uploadBody = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary', description: 'The content. One file per request.' },
    },
  },
} satisfies ApiBodyOptions;
