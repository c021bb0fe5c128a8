import { defineErrors } from '#shared/errors';

const list = (ids: readonly string[]) => ids.map((id) => `"${id}"`).join(', ');

export const questionsErrors = defineErrors('questions', {
  notFound: ['not-found', (d: { questionId: string }) => `Question ${d.questionId} does not exist.`],
  notAmbiguous: [
    'conflict',
    (d: { questionId: string; status: string }) =>
      `Question ${d.questionId} has no choices: it was ${d.status}.`,
  ],
  choiceNotFound: ['not-found', (d: { choiceId: string }) => `Choice ${d.choiceId} is not remembered.`],
  goldenNotFound: ['not-found', (d: { goldenId: string }) => `Golden answer ${d.goldenId} does not exist.`],
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
  unknownChoice: [
    'invalid',
    (d: { choiceId: string; allowed: readonly string[] }) =>
      `"${d.choiceId}" is not one of the choices: ${list(d.allowed)}.`,
  ],
});
