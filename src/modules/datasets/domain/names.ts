/** A column as it is called from now on, and as the file called it. */
export interface ColumnName {
  readonly name: string;
  /** The header as written; absent when there was none. */
  readonly label?: string;
  readonly change?: 'renamed-header' | 'duplicate-header' | 'missing-header';
}

const longestColumn = 120;
const longestTable = 60;

/** The header cleaned up as little as possible: white space, length, and no two names alike. */
export function nameColumns(header: readonly string[], width = header.length): ColumnName[] {
  const taken = new Set<string>();
  return Array.from({ length: Math.max(width, header.length) }, (_, at) => {
    const label = header[at] ?? '';
    const readable = readableName(label);
    const name = unique(readable || `column_${at + 1}`, taken);
    if (readable === '') return { name, change: 'missing-header' };
    if (name !== readable) return { name, label, change: 'duplicate-header' };
    return name === label ? { name, label } : { name, label, change: 'renamed-header' };
  });
}

const readableName = (label: string) =>
  label
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, longestColumn)
    .trim();

/** Engines do not tell `Name` from `name`. */
function unique(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name.toLowerCase()); next++) name = `${wanted}_${next}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Names of tables: `2019 Sales (final).csv` becomes `sales_final_2019`-like plain words, `table_…` before digits. */
export class TableNames {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    return unique(plainTableName(wanted), this.taken);
  }
}

function plainTableName(wanted: string): string {
  const words = wanted
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longestTable)
    .replace(/_+$/, '');
  if (words === '') return 'table';
  return /^\d/.test(words) ? `table_${words}` : words;
}

/** A file's name without its folder and ending. */
export const stemOf = (fileName: string): string =>
  fileName
    .replace(/^.*[/\\]/, '')
    .replace(/(\.(csv|tsv|txt|json|ndjson|jsonl|xlsx|xlsm|parquet|sqlite3?|db))+$/i, '');
