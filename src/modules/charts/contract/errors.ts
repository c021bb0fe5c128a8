import { defineErrors } from '#shared/errors';

export const chartsErrors = defineErrors('charts', {
  badSpecification: ['invalid', (d: { reason: string }) => `This chart cannot be drawn: ${d.reason}.`],
  tooLarge: ['invalid', (d: { reason: string }) => `This chart is too large: ${d.reason}.`],
  tooSlow: [
    'limit',
    (d: { seconds: number }) => `Drawing this chart was stopped after ${d.seconds} s. Show less in it.`,
  ],
  notAPicture: [
    'invalid',
    (d: { type: string }) => `This data is shown as a ${d.type}, which is not a picture. Ask for JSON.`,
  ],
});
