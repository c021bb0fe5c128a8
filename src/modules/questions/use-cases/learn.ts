import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { Jobs } from '#shared/jobs';
import { Learn, type LessonView } from '../contract/lessons.js';
import { Lessons } from '../infra/lessons.js';
import { Sources } from '../infra/sources.js';
import { giveLesson } from './give-lesson.js';

@CommandHandler(Learn)
export class LearnHandler implements ICommandHandler<Learn> {
  constructor(
    private readonly sources: Sources,
    private readonly lessons: Lessons,
    private readonly jobs: Jobs,
  ) {}

  async execute({ input: { actor, dataSourceId = builtinDataSourceId } }: Learn): Promise<LessonView> {
    await this.sources.of(actor, dataSourceId);
    const { organizationId, userId: requestedBy } = actor;
    const lesson = await this.lessons.add({ organizationId, dataSourceId, requestedBy });
    await this.jobs.add(
      giveLesson,
      { lessonId: lesson.id, organizationId, dataSourceId },
      { key: lesson.id },
    );
    return lesson;
  }
}
