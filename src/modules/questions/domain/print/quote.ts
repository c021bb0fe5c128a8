/** A name as SQL: `"state"`. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as SQL: `'it''s'`. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
