import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The schema of a good answer. */
    readonly answer?: z.ZodType;
  }
}

/** Documents an answer and enforces it: what the schema does not name never leaves the process. */
export const Responds = (status: number, schema: z.ZodType) =>
  applyDecorators(RouteConfig({ answer: schema }), ApiResponse({ status, standardSchema: schema }));
