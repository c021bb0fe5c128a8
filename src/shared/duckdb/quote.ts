/** A name as SQL: `"state"`. */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as SQL: `'it''s'`. */
export const quoteLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;
