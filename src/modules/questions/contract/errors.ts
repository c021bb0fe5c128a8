import { defineErrors } from '#shared/errors';

const list = (ids: readonly string[]) => ids.map((id) => `"${id}"`).join(', ');

export const questionsErrors = defineErrors('questions', {
  notFound: ['not-found', (d: { questionId: string }) => `Question ${d.questionId} does not exist.`],
  notAskedByYou: [
    'forbidden',
    (d: { questionId: string }) =>
      `Question ${d.questionId} was asked by somebody else, who alone shares it.`,
  ],
  notAnswered: [
    'conflict',
    (d: { questionId: string; status: string }) =>
      `Question ${d.questionId} has no answer: it was ${d.status}.`,
  ],
  noConversation: [
    'invalid',
    (d: { questionId: string }) =>
      `shares: question ${d.questionId} was asked outside of a conversation; \`question\` is allowed for \`of\`.`,
  ],
  noLongerRuns: [
    'conflict',
    (d: { questionId: string; reason: string }) =>
      `The statement of question ${d.questionId} no longer fits its data source. ${d.reason} Ask it again.`,
  ],
  archiveNotFound: ['not-found', (d: { archiveId: string }) => `Archive ${d.archiveId} does not exist.`],
  conversationNotFound: [
    'not-found',
    (d: { conversationId: string }) => `Conversation ${d.conversationId} does not exist.`,
  ],
  isFollowUp: [
    'conflict',
    (d: { questionId: string }) =>
      `Question ${d.questionId} continues another one, so its words alone do not say what was asked. Ask it in full.`,
  ],
  notAmbiguous: [
    'conflict',
    (d: { questionId: string; status: string }) =>
      `Question ${d.questionId} has no choices: it was ${d.status}.`,
  ],
  choiceNotFound: ['not-found', (d: { choiceId: string }) => `Choice ${d.choiceId} is not remembered.`],
  goldenNotFound: ['not-found', (d: { goldenId: string }) => `Golden answer ${d.goldenId} does not exist.`],
  learnedNameNotFound: [
    'not-found',
    (d: { learnedNameId: string }) => `The learned name ${d.learnedNameId} does not exist.`,
  ],
  noSuchReading: [
    'invalid',
    (d: { chosen: readonly string[] }) => `The question is not answered by ${list(d.chosen)}.`,
  ],
  notReproducible: [
    'conflict',
    (d: { questionId: string }) =>
      `Question ${d.questionId} has no answer that the engine gives today. Ask it again and promote that.`,
  ],
  openPlaces: [
    'invalid',
    (d: { parameters: number }) => `The SQL leaves ${d.parameters} value(s) open. Write them out.`,
  ],
  notAName: [
    'unprocessable',
    (d: { name: string }) =>
      `"${d.name}" cannot be the name of a term: questions are made of such words. Give a name of your own.`,
  ],
  definitionNotRead: [
    'unprocessable',
    (d: { definition: string; reason: string; notUnderstood: readonly string[] }) =>
      `meaning.text: "${d.definition}" cannot be read. ${d.reason}`,
  ],
  definitionAmbiguous: [
    'unprocessable',
    (d: { definition: string; phrase: string; choices: readonly string[] }) =>
      `meaning.text: "${d.phrase}" can mean several things: ${list(d.choices)}. Say which.`,
  ],
  llmNotAllowed: [
    'forbidden',
    () => 'Your organisation does not allow a language model. An admin can: PUT /nlp/language-model.',
  ],
  llmNotSet: ['conflict', () => 'There is no language model here: LLM_BASE_URL is not set.'],
  unknownChoice: [
    'invalid',
    (d: { choiceId: string; allowed: readonly string[] }) =>
      `"${d.choiceId}" is not one of the choices: ${list(d.allowed)}.`,
  ],
});
