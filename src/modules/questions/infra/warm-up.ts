import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { builtinDataSourceId } from '#modules/data-sources';
import { systemActor } from '#shared/contracts';
import { Sources } from './sources.js';

/** Compiles the built-in source while the process starts, if it was prepared by an earlier start. */
@Injectable()
export class WarmUp implements OnApplicationBootstrap {
  constructor(private readonly sources: Sources) {}

  onApplicationBootstrap(): void {
    this.sources.warm(systemActor(), builtinDataSourceId);
  }
}
