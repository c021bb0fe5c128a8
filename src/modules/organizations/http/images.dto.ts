import type { ApiBodyOptions } from '@nestjs/swagger';
import { z } from 'zod';

export const imageId = z.uuid().describe('The `avatarId` of a person, or the `logoId` of an organisation.');

export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** For the documentation: the request body is read as a stream, never as an object. */
export const imageBody = { schema: { type: 'string', format: 'binary' } } satisfies ApiBodyOptions;
