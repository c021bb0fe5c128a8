import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { dataSourcesErrors as errors, type NamedSourceView } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { SourceRights } from './source-rights.js';

/** What was made of files that somebody wants to read in another way. */
@Injectable()
export class SourcesOfFiles {
  constructor(
    private readonly sources: DataSourceRepository,
    private readonly rights: SourceRights,
  ) {}

  /** Refused where one of them may not be asked: its files would show what it holds. */
  async open(actor: Actor, fileIds: readonly string[]): Promise<readonly NamedSourceView[]> {
    const hidden = await this.rights.hidden({ actor, needed: 'ask' });
    const made = await this.sources.ofFiles(actor.organizationId, fileIds);
    if (made.some(({ id }) => hidden.includes(id))) throw errors.fileNotShared();
    return made;
  }
}
