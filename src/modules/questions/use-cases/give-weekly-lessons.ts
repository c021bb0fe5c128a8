import type { OnApplicationBootstrap } from '@nestjs/common';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { GoldenRepository } from '../infra/golden.repository.js';
import { Lessons } from '../infra/lessons.js';
import { giveLesson } from './give-lesson.js';

const weekly = 'questions.give-weekly-lessons';

/** On the night to Monday, for everybody who has golden answers to learn from. */
@JobHandler({ name: weekly })
export class GiveWeeklyLessons implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly goldens: GoldenRepository,
    private readonly lessons: Lessons,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(weekly, '47 3 * * 1', {});
  }

  async run(): Promise<void> {
    for (const about of await this.goldens.toLearnFrom()) {
      const { id: lessonId } = await this.lessons.add({ ...about, requestedBy: null });
      await this.jobs.add(giveLesson, { lessonId, ...about }, { key: lessonId, priority: -1 });
    }
  }
}
