import { Injectable } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import type { Node } from '../domain/syntax-tree.js';

type Library = typeof import('libpg-query');

/** PostgreSQL's own parser, compiled to WebAssembly. It takes its memory when the first statement comes. */
@Injectable()
export class PostgresqlParser {
  private library: Promise<Library> | undefined;

  async parse(sql: string): Promise<Node> {
    if (sql.trim() === '') throw queriesErrors.notOneSelect({ reason: 'the text is empty.' });
    this.library ??= import('libpg-query');
    const { parse, hasSqlDetails } = await this.library;
    try {
      return { ...(await parse(sql)) };
    } catch (error) {
      if (error instanceof RangeError || (error instanceof Error && /exhausted|depth/.test(error.message)))
        throw queriesErrors.refused({ reason: 'it is nested too deeply.' });
      if (!hasSqlDetails(error)) throw error;
      const position = error.sqlDetails?.cursorPosition;
      const place = position ? ` (character ${position})` : '';
      throw queriesErrors.notOneSelect({ reason: `${error.message}${place}` });
    }
  }
}
