import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { httpErrors } from './errors.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
}

/** What a schema finds wrong with one part of a request; which part, only the pipe knows. */
class InvalidPart extends Error {
  constructor(readonly issues: readonly Issue[]) {
    super('A part of the request is invalid.');
  }
}

const keyOf = (segment: unknown) =>
  String(typeof segment === 'object' && segment && 'key' in segment ? segment.key : segment);

/** Checks parameters and bodies against their schemas, and names what is wrong: `id`, `limit`, `filters.0.column`. */
export class RequestValidation extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new InvalidPart(issues) });
  }

  override async transform<T>(value: T, part: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, part);
    } catch (error) {
      throw error instanceof InvalidPart ? invalid(part, error.issues) : error;
    }
  }
}

function invalid({ data, type }: ArgumentMetadata, issues: readonly Issue[]): Error {
  const named = issues.map(({ path = [], message }) => {
    const keys = [...(data ? [data] : []), ...path.map(keyOf)];
    return { at: keys.length > 0 ? keys.join('.') : type, message };
  });
  return httpErrors.invalidRequest({ issues: named });
}
