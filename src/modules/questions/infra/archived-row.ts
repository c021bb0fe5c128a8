import type { ParquetType } from '#shared/duckdb';
import type { QuestionEntity } from './question.entity.js';

type Kept = Omit<QuestionEntity, 'organizationId' | 'userId'>;

/** Whose the file is, is known with its key; everything else is kept as texts, whose meaning no reader can take another way. */
export const archivedColumns: Readonly<Record<keyof Kept, ParquetType>> = {
  id: 'VARCHAR',
  dataSourceId: 'VARCHAR',
  conversationId: 'VARCHAR',
  follows: 'VARCHAR',
  clarifies: 'VARCHAR',
  chosen: 'VARCHAR',
  question: 'VARCHAR',
  status: 'VARCHAR',
  outcome: 'VARCHAR',
  timing: 'VARCHAR',
  askedAt: 'VARCHAR',
};

/** By which a file is sorted. */
export const archivedOrder = 'askedAt' satisfies keyof Kept;

export const archivedRowOf = ({ organizationId, userId, ...kept }: QuestionEntity) => ({
  ...kept,
  chosen: JSON.stringify(kept.chosen),
  outcome: JSON.stringify(kept.outcome),
  timing: JSON.stringify(kept.timing),
  askedAt: kept.askedAt.toISOString(),
});

export type ArchivedRow = ReturnType<typeof archivedRowOf>;

export const questionOf = (
  row: ArchivedRow,
  { organizationId, userId }: Pick<QuestionEntity, 'organizationId' | 'userId'>,
): QuestionEntity => ({
  ...row,
  organizationId,
  userId,
  chosen: JSON.parse(row.chosen),
  outcome: JSON.parse(row.outcome),
  timing: JSON.parse(row.timing),
  askedAt: new Date(row.askedAt),
});
