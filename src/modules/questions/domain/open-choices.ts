import type { QuestionRecordView } from '../contract/views.js';

/** The ids to choose from, of each choice that is open: the one asked for, or those that were remembered, in order. */
export const openChoices = (asked: QuestionRecordView): readonly (readonly string[])[] => {
  if (asked.status === 'ambiguous') return [asked.choices.map(({ id }) => id)];
  if (asked.status === 'declined') return [];
  const { assumptions } = asked.reading;
  const remembered = assumptions.flatMap((one) => (one.remembered ? [one.remembered.choices] : []));
  const carried = assumptions.flatMap((one) => (one.carried ? [one.carried.choices] : []));
  return [...remembered, ...carried].map((choices) => choices.map(({ id }) => id));
};

const isCarried = (asked: QuestionRecordView, id: string): boolean =>
  asked.status === 'answered' &&
  asked.reading.assumptions.some(({ carried }) => carried?.choices.some((one) => one.id === id));

/** What has been chosen once this is taken too: a choice that was open takes the place of what was chosen there. */
export const chosenWith = (asked: QuestionRecordView, id: string): readonly string[] => {
  const { chosen = [], status } = asked;
  if (isCarried(asked, id)) return [...chosen, id];
  const at = openChoices(asked).findIndex((ids) => ids.includes(id));
  return [...(status === 'ambiguous' || at < 0 ? chosen : chosen.slice(0, at)), id];
};
