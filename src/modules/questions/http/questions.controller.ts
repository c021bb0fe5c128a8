import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, NeedsScope, RequireUser } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { Metered } from '#shared/quotas';
import {
  AnswerChoice,
  AskQuestion,
  GetQuestion,
  ListQuestions,
  type QuestionPageView,
  type QuestionRecordView,
  type QuestionView,
} from '../contract/index.js';
import { AnswerTexts } from './answer-texts.js';
import {
  type HistoryPage,
  historyPage,
  type NewQuestion,
  newQuestion,
  question,
  questionId,
  questionPage,
  questionRecord,
  type TakenChoice,
  takenChoice,
} from './questions.dto.js';

@ApiTags('questions')
@Controller('questions')
@AllowGuests()
export class QuestionsController {
  private readonly texts = new AnswerTexts();

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @NeedsScope('ask')
  @Metered('questions', 'rows')
  @ApiOperation({
    summary: 'Ask in plain English',
    description:
      'Answered, ambiguous and declined are all answers (201); problems are for requests that cannot be taken at all. ' +
      'With a `conversationId`, words that do not stand on their own continue the newest answered question of that ' +
      'conversation: what was carried over is among the assumptions of the reading. "the other one" takes the other ' +
      'choice of a question that was ambiguous.',
  })
  @Responds(201, question)
  @Header('content-type', 'application/json; charset=utf-8')
  async ask(
    @Body({ schema: newQuestion }) body: NewQuestion,
    @CurrentActor() actor: Actor,
    @Query('fields') fields: unknown,
  ): Promise<QuestionView | string> {
    const view = await this.commands.execute(new AskQuestion({ ...body, actor }));
    return fields === undefined ? this.texts.of(view) : view;
  }

  @Get()
  @RequireUser()
  @ApiOperation({ summary: 'My questions, newest first' })
  @Responds(200, questionPage)
  list(
    @Query({ schema: historyPage }) page: HistoryPage,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionPageView> {
    return this.queries.execute(new ListQuestions({ ...page, actor }));
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One question: mine, or one that is shared with me',
    description:
      'The reading and the SQL, without rows: `POST /questions/{id}/answer` gives them. Those who may teach answers ' +
      '(`answers.teach`) see every question of their organisation about sources that they may ask.',
  })
  @Responds(200, questionRecord)
  get(
    @Param('id', { schema: questionId }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionRecordView> {
    return this.queries.execute(new GetQuestion({ actor, questionId: id }));
  }

  @Post(':id/choice')
  @NeedsScope('ask')
  @Metered('questions', 'rows')
  @ApiOperation({
    summary: 'Settle an ambiguous question',
    description:
      'The id is that of a question whose answer was `ambiguous` (the example is of "Springfield population"), the ' +
      'choice one of its `choices`. Answers with a question of its own, which `clarifies` this one. The choice is ' +
      'remembered for the same words of yours, and then shown in `reading.assumptions`: of such an answer, another ' +
      'choice can be taken here.',
  })
  @Responds(201, question)
  choose(
    @Param('id', { schema: questionId }) id: string,
    @Body({ schema: takenChoice }) { choiceId }: TakenChoice,
    @CurrentActor() actor: Actor,
  ): Promise<QuestionView> {
    return this.commands.execute(new AnswerChoice({ actor, questionId: id, choiceId }));
  }
}
