import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ParquetObjects } from '#shared/archives';
import { personalDataProviders } from '#shared/personal-data';
import { questionsContract } from './contract/index.js';
import { questionsPersonalData } from './contract/personal-data.js';
import { ArchivesController } from './http/archives.controller.js';
import { ChoicesController } from './http/choices.controller.js';
import { FeedbackController } from './http/feedback.controller.js';
import { GenerationController } from './http/generation.controller.js';
import { GlossaryController } from './http/glossary.controller.js';
import { GoldensController } from './http/goldens.controller.js';
import { LessonsController } from './http/lessons.controller.js';
import { ParsingController } from './http/parsing.controller.js';
import { QuestionsController } from './http/questions.controller.js';
import { SharingController } from './http/sharing.controller.js';
import { SuggestionsController } from './http/suggestions.controller.js';
import { ValidationController } from './http/validation.controller.js';
import { Answers } from './infra/answers.js';
import { QuestionsConfig } from './infra/config.js';
import { Conversations } from './infra/conversations.js';
import { English } from './infra/english.js';
import { FeedbackEntity, GoldenEntity } from './infra/golden.entity.js';
import { GoldenRepository } from './infra/golden.repository.js';
import { History } from './infra/history.js';
import { Interpreter } from './infra/interpreter.js';
import { Knowledge } from './infra/knowledge.js';
import { LearnedNames } from './infra/learned-names.js';
import { LearnedNameEntity, LessonEntity } from './infra/lesson.entity.js';
import { Lessons } from './infra/lessons.js';
import { LlmConfig } from './infra/llm/config.js';
import { LanguageModel } from './infra/llm/language-model.js';
import { LlmPolicies } from './infra/llm/llm-policies.js';
import { LlmPolicyEntity } from './infra/llm/llm-policy.entity.js';
import { ModelCompiler } from './infra/model-compiler.js';
import { NewNames } from './infra/new-names.js';
import { OwnErasure } from './infra/own-erasure.js';
import { PopularQuestions } from './infra/popular-questions.js';
import { QuestionEntity } from './infra/question.entity.js';
import { QuestionRepository } from './infra/question.repository.js';
import { QuestionArchives } from './infra/question-archives.js';
import { RememberedChoiceEntity } from './infra/remembered-choice.entity.js';
import { RememberedChoices } from './infra/remembered-choices.js';
import { ShareRepository } from './infra/share.repository.js';
import { Sources } from './infra/sources.js';
import { Suggestions } from './infra/suggestions.js';
import { WarmUp } from './infra/warm-up.js';
import { Agent } from './use-cases/agent.js';
import { Archiving } from './use-cases/archiving.js';
import { Asking } from './use-cases/asking.js';
import { Continuing } from './use-cases/continuing.js';
import { Drafting } from './use-cases/drafting.js';
import { GoldenFit } from './use-cases/golden-fit.js';
import { Goldens } from './use-cases/goldens.js';
import { useCases } from './use-cases/index.js';
import { Learning } from './use-cases/learning.js';
import { Proof } from './use-cases/proof.js';
import { Proposals } from './use-cases/proposals.js';
import { Pupil } from './use-cases/pupil.js';
import { QuestionRights } from './use-cases/question-rights.js';
import { Rescue } from './use-cases/rescue.js';
import { Toolbox } from './use-cases/toolbox.js';
import { Understanding } from './use-cases/understanding.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      FeedbackEntity,
      GoldenEntity,
      LearnedNameEntity,
      LessonEntity,
      LlmPolicyEntity,
      QuestionEntity,
      RememberedChoiceEntity,
    ]),
  ],
  controllers: [
    ArchivesController,
    ChoicesController,
    FeedbackController,
    GenerationController,
    GlossaryController,
    GoldensController,
    LessonsController,
    ParsingController,
    SharingController,
    QuestionsController,
    SuggestionsController,
    ValidationController,
  ],
  providers: [
    ...personalDataProviders(questionsPersonalData, OwnErasure),
    ...useCases,
    Agent,
    Answers,
    Archiving,
    Asking,
    Continuing,
    Conversations,
    Drafting,
    English,
    GoldenFit,
    GoldenRepository,
    Goldens,
    History,
    Interpreter,
    Knowledge,
    LearnedNames,
    LanguageModel,
    Learning,
    Lessons,
    LlmConfig,
    LlmPolicies,
    ModelCompiler,
    NewNames,
    ParquetObjects,
    PopularQuestions,
    Proof,
    Proposals,
    Pupil,
    QuestionArchives,
    QuestionRepository,
    QuestionRights,
    QuestionsConfig,
    RememberedChoices,
    Sources,
    Rescue,
    ShareRepository,
    Suggestions,
    Toolbox,
    Understanding,
    WarmUp,
  ],
})
export class QuestionsModule {
  static readonly contract = questionsContract;
}
