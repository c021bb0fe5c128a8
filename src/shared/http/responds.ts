import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { ConfigureRoute } from './configure-route.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The schema of a good answer. */
    readonly answer?: z.ZodType;
    /** Shown once and stored nowhere. */
    readonly answersSecret?: boolean;
  }
}

/** Documents an answer and enforces it: what the schema does not name never leaves the process. */
export const Responds = (status: number, schema: z.ZodType, { secret = false } = {}) =>
  applyDecorators(
    ConfigureRoute({ answer: schema, ...(secret && { answersSecret: true }) }),
    ApiResponse({ status, standardSchema: schema }),
  );
