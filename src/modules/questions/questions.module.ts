import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { questionsContract } from './contract/index.js';
import { ChoicesController } from './http/choices.controller.js';
import { FeedbackController } from './http/feedback.controller.js';
import { GoldensController } from './http/goldens.controller.js';
import { ParsingController } from './http/parsing.controller.js';
import { QuestionsController } from './http/questions.controller.js';
import { SuggestionsController } from './http/suggestions.controller.js';
import { ValidationController } from './http/validation.controller.js';
import { Answers } from './infra/answers.js';
import { QuestionsConfig } from './infra/config.js';
import { English } from './infra/english.js';
import { FeedbackEntity, GoldenEntity } from './infra/golden.entity.js';
import { GoldenRepository } from './infra/golden.repository.js';
import { History } from './infra/history.js';
import { Interpreter } from './infra/interpreter.js';
import { ModelCompiler } from './infra/model-compiler.js';
import { PopularQuestions } from './infra/popular-questions.js';
import { QuestionEntity } from './infra/question.entity.js';
import { QuestionRepository } from './infra/question.repository.js';
import { RememberedChoiceEntity } from './infra/remembered-choice.entity.js';
import { RememberedChoices } from './infra/remembered-choices.js';
import { Sources } from './infra/sources.js';
import { Suggestions } from './infra/suggestions.js';
import { WarmUp } from './infra/warm-up.js';
import { Asking } from './use-cases/asking.js';
import { GoldenFit } from './use-cases/golden-fit.js';
import { Goldens } from './use-cases/goldens.js';
import { useCases } from './use-cases/index.js';
import { Proposals } from './use-cases/proposals.js';
import { Understanding } from './use-cases/understanding.js';

@Module({
  imports: [TypeOrmModule.forFeature([FeedbackEntity, GoldenEntity, QuestionEntity, RememberedChoiceEntity])],
  controllers: [
    ChoicesController,
    FeedbackController,
    GoldensController,
    ParsingController,
    QuestionsController,
    SuggestionsController,
    ValidationController,
  ],
  providers: [
    ...useCases,
    Answers,
    Asking,
    English,
    GoldenFit,
    GoldenRepository,
    Goldens,
    History,
    Interpreter,
    ModelCompiler,
    PopularQuestions,
    Proposals,
    QuestionRepository,
    QuestionsConfig,
    RememberedChoices,
    Sources,
    Suggestions,
    Understanding,
    WarmUp,
  ],
})
export class QuestionsModule {
  static readonly contract = questionsContract;
}
