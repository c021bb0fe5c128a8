import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#shared/clock';
import type { LearnedView } from '../contract/index.js';
import type { GoldenEntity } from './golden.entity.js';
import type { LearnedNameEntity } from './lesson.entity.js';

/** A name, with the golden answer that taught it. */
export interface Taught extends LearnedView {
  readonly golden: GoldenEntity;
}

/** Makes rows of what was learned. */
@Injectable()
export class NewNames {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  from({ golden, name, meaning, question }: Taught): LearnedNameEntity {
    const { id: goldenId, organizationId, dataSourceId } = golden;
    const about = { organizationId, dataSourceId, goldenId, question };
    return { ...about, id: this.ids.next(), name, meaning, learnedAt: this.clock.now(), removedBy: null };
  }
}
