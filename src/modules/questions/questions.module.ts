import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { questionsContract } from './contract/index.js';
import { ChoicesController } from './http/choices.controller.js';
import { ParsingController } from './http/parsing.controller.js';
import { QuestionsController } from './http/questions.controller.js';
import { SuggestionsController } from './http/suggestions.controller.js';
import { Answers } from './infra/answers.js';
import { QuestionsConfig } from './infra/config.js';
import { English } from './infra/english.js';
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
import { Understanding } from './infra/understanding.js';
import { WarmUp } from './infra/warm-up.js';
import { Asking } from './use-cases/asking.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([QuestionEntity, RememberedChoiceEntity])],
  controllers: [ChoicesController, QuestionsController, ParsingController, SuggestionsController],
  providers: [
    ...useCases,
    Answers,
    Asking,
    English,
    History,
    Interpreter,
    ModelCompiler,
    PopularQuestions,
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
