/**
 * What a plan can limit. `questions`, `rows` and `apiCalls` start anew every month; the others are what there is at the
 * moment.
 */
export const meters = ['questions', 'rows', 'apiCalls', 'sources', 'seats', 'storageBytes'] as const;
export type Meter = (typeof meters)[number];
