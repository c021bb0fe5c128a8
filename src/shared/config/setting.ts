import type { z } from 'zod';

/** One environment variable: how it is read, and what it is for. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly variable: Uppercase<string>;
  readonly schema: Schema;
  readonly description: string;
  /** Never printed, neither in logs nor in error messages. */
  readonly secret: boolean;
}

export function setting<Schema extends z.ZodType>(
  variable: Uppercase<string>,
  schema: Schema,
  { description, secret = false }: { readonly description: string; readonly secret?: boolean },
): Setting<Schema> {
  return { variable, schema, description, secret };
}
