import { AppError } from '#shared/errors';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Lessons } from '../infra/lessons.js';
import { Sources } from '../infra/sources.js';
import { Learning } from './learning.js';

export const giveLesson = 'questions.give-lesson';

export interface LessonToGive {
  readonly lessonId: string;
  readonly organizationId: string;
  readonly dataSourceId: string;
}

@JobHandler({ name: giveLesson })
export class GiveLesson implements HandlesJob<LessonToGive> {
  constructor(
    private readonly learning: Learning,
    private readonly lessons: Lessons,
    private readonly sources: Sources,
  ) {}

  async run({ lessonId, organizationId, dataSourceId }: LessonToGive): Promise<void> {
    try {
      await this.lessons.finish(lessonId, await this.learning.learn(organizationId, dataSourceId));
      this.sources.forget(organizationId);
    } catch (error) {
      const expected = error instanceof AppError;
      await this.lessons.fail(lessonId, expected ? error.message : 'It failed unexpectedly.');
      if (!expected || error.kind === 'unavailable') throw error;
    }
  }
}
