import type { QuestionRecordView } from '../contract/views.js';

/** The ids to choose from, of each choice that is open: the one asked for, or those that were remembered, in order. */
export const openChoices = (asked: QuestionRecordView): readonly (readonly string[])[] => {
  if (asked.status === 'ambiguous') return [asked.choices.map(({ id }) => id)];
  if (asked.status === 'declined') return [];
  return asked.reading.assumptions.flatMap(({ remembered }) =>
    remembered ? [remembered.choices.map(({ id }) => id)] : [],
  );
};

/** What has been chosen once this is taken too: a choice that was open takes the place of what was chosen there. */
export const chosenWith = (asked: QuestionRecordView, id: string): readonly string[] => {
  const { chosen = [], status } = asked;
  const at = openChoices(asked).findIndex((ids) => ids.includes(id));
  return [...(status === 'ambiguous' || at < 0 ? chosen : chosen.slice(0, at)), id];
};
